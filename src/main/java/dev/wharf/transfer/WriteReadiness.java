package dev.wharf.transfer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.concurrent.locks.LockSupport;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets virtual threads wait until a non-blocking data connection takes octets again: what
 * the JDK has for blocking connections, but {@code sendfile} works on non-blocking ones
 * only. One thread with one selector serves all. Thread-safe.
 */
final class WriteReadiness implements AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(WriteReadiness.class);

	private final Selector selector;

	private final Thread thread;

	WriteReadiness() {
		try {
			this.selector = Selector.open();
		}
		catch (IOException ex) {
			throw new UncheckedIOException("No selector to be had for data connections", ex);
		}
		this.thread = Thread.ofPlatform().daemon().name("wharf-transfer-readiness").unstarted(this::run);
	}

	void start() {
		this.thread.start();
	}

	/**
	 * Parks the calling thread until the channel takes octets or is closed.
	 * @param channel in non-blocking mode, never written to by another thread
	 * @throws IOException when it is closed already
	 */
	void await(SocketChannel channel) throws IOException {
		SelectionKey key = channel.keyFor(this.selector);
		if (key == null) {
			key = channel.register(this.selector, SelectionKey.OP_WRITE, Thread.currentThread());
		}
		else {
			wish(key, SelectionKey.OP_WRITE);
		}
		this.selector.wakeup();
		while (isWaiting(key)) {
			LockSupport.park(this);
		}
		if (!key.isValid()) {
			throw new ClosedChannelException();
		}
	}

	/**
	 * Closes a channel and ends the wait for it.
	 * @param channel the channel
	 * @param waiting the thread that may be waiting
	 */
	void close(SocketChannel channel, Thread waiting) {
		Closing.quietly(channel);
		LockSupport.unpark(waiting);
		if (channel.isRegistered()) {
			// The selector keeps the descriptor of a closed channel until it looks again.
			this.selector.wakeup();
		}
	}

	@Override
	public void close() {
		Closing.quietly(this.selector);
	}

	private void run() {
		while (this.selector.isOpen()) {
			try {
				this.selector.select(WriteReadiness::wake);
			}
			catch (IOException ex) {
				logger.error("Waiting for data connections failed", ex);
			}
			catch (ClosedSelectorException ex) {
				logger.trace("Closed", ex);
			}
		}
	}

	private static void wake(SelectionKey key) {
		wish(key, 0);
		LockSupport.unpark((Thread) key.attachment());
	}

	private static void wish(SelectionKey key, int operations) {
		try {
			key.interestOps(operations);
		}
		catch (CancelledKeyException ex) {
			logger.trace("The data connection was closed meanwhile", ex);
		}
	}

	private static boolean isWaiting(SelectionKey key) {
		try {
			return key.interestOps() != 0;
		}
		catch (CancelledKeyException ex) {
			return false;
		}
	}

}
