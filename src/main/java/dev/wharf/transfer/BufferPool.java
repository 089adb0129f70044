package dev.wharf.transfer;

import java.nio.ByteBuffer;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import java.util.function.IntFunction;

import org.springframework.util.unit.DataSize;

/**
 * Lends large buffers: allocating one per transfer would cost more than small files take
 * to move. Their number is bounded; who comes too late gets a small one of its own and
 * needs more system calls. Thread-safe.
 */
final class BufferPool {

	/** A part of a file. */
	static final int LARGE = 256 * 1024;

	/** Enough for what one TLS record holds, whose opening wants it in one piece. */
	static final int SMALL = 17 * 1024;

	/** Four whole TLS records, and the room that sealing a fifth would ask for. */
	static final int RECORDS = 67 * 1024;

	private final ConcurrentLinkedDeque<ByteBuffer> unused = new ConcurrentLinkedDeque<>();

	private final Semaphore lendable;

	private final int length;

	private final IntFunction<ByteBuffer> allocation;

	private BufferPool(DataSize memory, int length, IntFunction<ByteBuffer> allocation) {
		this.lendable = new Semaphore((int) Math.min(memory.toBytes() / length, Integer.MAX_VALUE));
		this.length = length;
		this.allocation = allocation;
	}

	/**
	 * Makes an empty pool of buffers between files and sockets, in direct memory.
	 * @param memory how much it may take, allocated as need arises and kept
	 */
	static BufferPool ofContent(DataSize memory) {
		return new BufferPool(memory, LARGE, ByteBuffer::allocateDirect);
	}

	/**
	 * Makes an empty pool of buffers between TLS and sockets, on the heap: ciphers work
	 * on arrays, and take up to a third longer on direct memory.
	 * @param memory how much it may take, allocated as need arises and kept
	 */
	static BufferPool ofRecords(DataSize memory) {
		return new BufferPool(memory, RECORDS, ByteBuffer::allocate);
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
		return new Loan((buffer != null) ? buffer.clear() : this.allocation.apply(this.length));
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
			if (this.buffer.capacity() == BufferPool.this.length) {
				// The one used last is the one most likely still in the processor's
				// cache.
				BufferPool.this.unused.addFirst(this.buffer);
				BufferPool.this.lendable.release();
			}
		}

	}

}
