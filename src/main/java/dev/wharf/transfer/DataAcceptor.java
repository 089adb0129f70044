package dev.wharf.transfer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one thread that accepts data connections on all passive ports. */
final class DataAcceptor implements AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(DataAcceptor.class);

	/** How long to leave a system alone that has run out of descriptors. */
	private static final Duration PAUSE_AFTER_FAILURE = Duration.ofMillis(100);

	private final List<ServerSocketChannel> listeners;

	private final Arrivals arrivals;

	private final Runnable chores;

	private final Duration choresEvery;

	private final Selector selector;

	private final Thread thread;

	private volatile boolean closed;

	private boolean failing;

	private DataAcceptor(List<ServerSocketChannel> listeners, Arrivals arrivals, Runnable chores, Duration choresEvery)
			throws IOException {
		this.listeners = listeners;
		this.arrivals = arrivals;
		this.chores = chores;
		this.choresEvery = choresEvery;
		this.selector = Selector.open();
		this.thread = Thread.ofPlatform().daemon().name("wharf-passive-ports").unstarted(this::run);
	}

	/**
	 * Starts the thread.
	 * @param listeners bound and non-blocking; closed with the acceptor
	 * @param arrivals takes the accepted connections
	 * @param chores run again and again on the acceptor's thread
	 * @param choresEvery how often, about
	 * @return the acceptor, at work
	 */
	static DataAcceptor start(List<ServerSocketChannel> listeners, Arrivals arrivals, Runnable chores,
			Duration choresEvery) {
		try {
			DataAcceptor acceptor = new DataAcceptor(listeners, arrivals, chores, choresEvery);
			for (ServerSocketChannel listener : listeners) {
				listener.register(acceptor.selector, SelectionKey.OP_ACCEPT, listener.socket().getLocalPort());
			}
			acceptor.thread.start();
			return acceptor;
		}
		catch (IOException ex) {
			listeners.forEach(Closing::quietly);
			throw new UncheckedIOException("The passive ports cannot be watched", ex);
		}
	}

	@Override
	public void close() {
		this.closed = true;
		this.selector.wakeup();
		try {
			this.thread.join();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		this.listeners.forEach(Closing::quietly);
		Closing.quietly(this.selector);
	}

	private void run() {
		long lastChores = System.nanoTime();
		while (!this.closed) {
			try {
				this.selector.select(this::accept, this.choresEvery.toMillis());
				if (System.nanoTime() - lastChores > this.choresEvery.toNanos()) {
					this.chores.run();
					lastChores = System.nanoTime();
				}
			}
			catch (IOException | RuntimeException ex) {
				logger.error("The passive ports stumbled", ex);
				LockSupport.parkNanos(PAUSE_AFTER_FAILURE.toNanos());
			}
		}
	}

	/**
	 * Takes one connection per wake-up: asking for a second one is a wasted system call
	 * nearly always.
	 */
	private void accept(SelectionKey key) {
		int port = (Integer) key.attachment();
		SocketChannel connection = null;
		try {
			connection = ((ServerSocketChannel) key.channel()).accept();
			if (connection != null && connection.getRemoteAddress() instanceof InetSocketAddress peer) {
				this.arrivals.arrived(connection, peer.getAddress(), port);
			}
			this.failing = false;
		}
		catch (IOException ex) {
			if (!this.failing) {
				logger.warn("Cannot accept data connections, trying again: {}", ex.getMessage());
			}
			this.failing = true;
			closeIfOpen(connection);
			LockSupport.parkNanos(PAUSE_AFTER_FAILURE.toNanos());
		}
	}

	private static void closeIfOpen(@Nullable SocketChannel connection) {
		if (connection != null) {
			Closing.quietly(connection);
		}
	}

	/** Takes an accepted connection. */
	@FunctionalInterface
	interface Arrivals {

		void arrived(SocketChannel connection, InetAddress peer, int port) throws IOException;

	}

}
