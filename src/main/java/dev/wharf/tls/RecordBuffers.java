package dev.wharf.tls;

import java.nio.ByteBuffer;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * Lends buffers that hold one TLS record each: sealing a reply of twenty octets needs the
 * room of the largest record all the same. Thread-safe; never waits.
 */
final class RecordBuffers {

	/** What the largest record takes, in octets, with room to spare. */
	static final int LENGTH = 17 * 1024;

	private static final int MOST_KEPT = 64;

	private final BlockingQueue<ByteBuffer> unused = new ArrayBlockingQueue<>(MOST_KEPT);

	ByteBuffer take() {
		ByteBuffer buffer = this.unused.poll();
		return (buffer != null) ? buffer.clear() : ByteBuffer.allocate(LENGTH);
	}

	void giveBack(ByteBuffer buffer) {
		this.unused.offer(buffer);
	}

}
