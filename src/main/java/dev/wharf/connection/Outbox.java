package dev.wharf.connection;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

import org.jspecify.annotations.Nullable;

/**
 * What is on its way to a client of the reactor. Octets go straight to the socket while
 * it takes them; what it does not take waits here for the selector, and whoever sends
 * more than a client reads waits too. Thread-safe.
 */
final class Outbox extends OutputStream {

	private static final int MOST_WAITING = 64 * 1024;

	private final SocketChannel channel;

	private final ReentrantLock lock = new ReentrantLock();

	private final Condition room = this.lock.newCondition();

	private @Nullable SelectionKey key;

	private @Nullable Deque<ByteBuffer> waiting;

	private long waitingOctets;

	private boolean closeWhenEmpty;

	private boolean closed;

	Outbox(SocketChannel channel) {
		this.channel = channel;
	}

	/** Names the selection key through which the selector is asked for help. */
	void attach(SelectionKey key) {
		this.key = key;
	}

	@Override
	public void write(int octet) throws IOException {
		write(new byte[] { (byte) octet });
	}

	@Override
	public void write(byte[] octets, int offset, int length) throws IOException {
		ByteBuffer buffer = ByteBuffer.wrap(octets, offset, length);
		this.lock.lock();
		try {
			if (this.closed || this.closeWhenEmpty) {
				throw new ClosedChannelException();
			}
			if (this.waiting == null) {
				this.channel.write(buffer);
			}
			if (buffer.hasRemaining()) {
				keep(ByteBuffer.allocate(buffer.remaining()).put(buffer).flip());
				awaitRoom();
			}
		}
		finally {
			this.lock.unlock();
		}
	}

	private void keep(ByteBuffer rest) {
		if (this.waiting == null) {
			this.waiting = new ArrayDeque<>();
		}
		this.waiting.add(rest);
		this.waitingOctets += rest.remaining();
		SelectionKey selection = this.key;
		if (selection != null) {
			selection.interestOpsOr(SelectionKey.OP_WRITE);
			selection.selector().wakeup();
		}
	}

	private void awaitRoom() throws ClosedChannelException {
		while (this.waitingOctets > MOST_WAITING && !this.closed) {
			this.room.awaitUninterruptibly();
		}
		if (this.closed) {
			throw new ClosedChannelException();
		}
	}

	/**
	 * Sends what the socket takes now; for the selector's thread.
	 * @return whether the connection is to be closed since all is said
	 * @throws IOException when the client is gone
	 */
	boolean flushSome() throws IOException {
		this.lock.lock();
		try {
			Deque<ByteBuffer> queue = this.waiting;
			while (queue != null && !queue.isEmpty()) {
				ByteBuffer next = queue.peek();
				this.waitingOctets -= this.channel.write(next);
				if (next.hasRemaining()) {
					break;
				}
				queue.remove();
			}
			if (this.waitingOctets <= MOST_WAITING) {
				this.room.signalAll();
			}
			if (queue == null || queue.isEmpty()) {
				this.waiting = null;
				SelectionKey selection = this.key;
				if (selection != null) {
					selection.interestOpsAnd(~SelectionKey.OP_WRITE);
				}
				return this.closeWhenEmpty;
			}
			return false;
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Takes nothing more.
	 * @return whether all is out already; otherwise {@link #flushSome()} will tell
	 */
	boolean finish() {
		this.lock.lock();
		try {
			this.closeWhenEmpty = true;
			return this.waiting == null;
		}
		finally {
			this.lock.unlock();
		}
	}

	/** Lets go whoever waits for room. */
	@Override
	public void close() {
		this.lock.lock();
		try {
			this.closed = true;
			this.waiting = null;
			this.room.signalAll();
		}
		finally {
			this.lock.unlock();
		}
	}

}
