package dev.wharf.transfer;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.function.LongConsumer;

/**
 * The stream a {@link ContentWriter} writes to. Sends when its buffer is full, and also
 * what has waited for a while, so that a client sees the start of a listing whose folder
 * is slow to read.
 */
final class ContentStream extends OutputStream {

	private static final int LENGTH = 16 * 1024;

	private static final long LONGEST_WAIT = Duration.ofMillis(50).toNanos();

	private final ByteBuffer buffer = ByteBuffer.allocate(LENGTH);

	private final Outlet outlet;

	private final LongConsumer copied;

	private long sentAt = System.nanoTime();

	/**
	 * Makes a stream.
	 * @param outlet takes what is sent
	 * @param copied told of the number of octets sent
	 */
	ContentStream(Outlet outlet, LongConsumer copied) {
		this.outlet = outlet;
		this.copied = copied;
	}

	@Override
	public void write(int octet) throws IOException {
		if (!this.buffer.hasRemaining()) {
			send();
		}
		this.buffer.put((byte) octet);
	}

	@Override
	public void write(byte[] octets, int offset, int length) throws IOException {
		int from = offset;
		int end = offset + length;
		while (from < end) {
			int count = Math.min(this.buffer.remaining(), end - from);
			this.buffer.put(octets, from, count);
			from += count;
			if (!this.buffer.hasRemaining()) {
				send();
			}
		}
		if (System.nanoTime() - this.sentAt > LONGEST_WAIT) {
			flush();
		}
	}

	@Override
	public void flush() throws IOException {
		send();
		this.outlet.flush();
	}

	/** Hands on what is buffered, leaving it to later stages when it goes out. */
	void send() throws IOException {
		this.buffer.flip();
		int count = this.buffer.remaining();
		this.outlet.write(this.buffer);
		this.buffer.clear();
		this.copied.accept(count);
		this.sentAt = System.nanoTime();
	}

}
