package dev.wharf.transfer;

import java.nio.ByteBuffer;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;

import org.springframework.util.unit.DataSize;

/**
 * Lends large direct buffers: allocating one per transfer would cost more than small
 * files take to move. Their number is bounded; who comes too late gets a small heap
 * buffer and needs more system calls. Thread-safe.
 */
final class BufferPool {

	static final int LARGE = 256 * 1024;

	static final int SMALL = 16 * 1024;

	private final ConcurrentLinkedDeque<ByteBuffer> unused = new ConcurrentLinkedDeque<>();

	private final Semaphore lendable;

	/**
	 * Makes an empty pool.
	 * @param memory the direct memory it may take, allocated as need arises and kept
	 */
	BufferPool(DataSize memory) {
		this.lendable = new Semaphore((int) Math.min(memory.toBytes() / LARGE, Integer.MAX_VALUE));
	}

	/**
	 * Lends a buffer, never waits.
	 * @return an empty buffer; to be closed by the borrower
	 */
	Loan borrow() {
		if (!this.lendable.tryAcquire()) {
			return new Loan(ByteBuffer.allocate(SMALL));
		}
		ByteBuffer buffer = this.unused.pollFirst();
		return new Loan((buffer != null) ? buffer.clear() : ByteBuffer.allocateDirect(LARGE));
	}

	/** A buffer and the duty to give it back. */
	final class Loan implements AutoCloseable {

		private final ByteBuffer buffer;

		private Loan(ByteBuffer buffer) {
			this.buffer = buffer;
		}

		ByteBuffer buffer() {
			return this.buffer;
		}

		@Override
		public void close() {
			if (this.buffer.isDirect()) {
				// The one used last is the one most likely still in the processor's
				// cache.
				BufferPool.this.unused.addFirst(this.buffer);
				BufferPool.this.lendable.release();
			}
		}

	}

}
