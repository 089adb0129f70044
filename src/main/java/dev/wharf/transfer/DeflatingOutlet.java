package dev.wharf.transfer;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.zip.Deflater;

/**
 * Packs a download into one zlib stream, which is what clients expect of {@code MODE Z}.
 */
final class DeflatingOutlet implements Outlet, AutoCloseable {

	private static final int LENGTH = 32 * 1024;

	private static final byte[] NOTHING = {};

	private final ByteBuffer packed = ByteBuffer.allocate(LENGTH);

	private final Outlet next;

	private final Deflater deflater;

	/**
	 * Makes a stage.
	 * @param next takes the packed octets; left open by {@link #close()}
	 * @param level how hard to compress, 0 to 9
	 */
	DeflatingOutlet(Outlet next, int level) {
		this.next = next;
		this.deflater = new Deflater(level);
	}

	@Override
	public void write(ByteBuffer octets) throws IOException {
		this.deflater.setInput(octets);
		while (!this.deflater.needsInput()) {
			sendPacked(Deflater.NO_FLUSH);
		}
		// The caller fills its buffer again, but the deflater would still look at it.
		this.deflater.setInput(NOTHING);
	}

	@Override
	public void flush() throws IOException {
		int count;
		do {
			count = sendPacked(Deflater.SYNC_FLUSH);
		}
		while (count == LENGTH);
		this.next.flush();
	}

	@Override
	public void finish() throws IOException {
		this.deflater.finish();
		while (!this.deflater.finished()) {
			sendPacked(Deflater.NO_FLUSH);
		}
		this.next.finish();
	}

	/** Frees the native memory; the next stage stays open. */
	@Override
	public void close() {
		this.deflater.end();
	}

	private int sendPacked(int flush) throws IOException {
		this.packed.clear();
		int count = this.deflater.deflate(this.packed, flush);
		this.next.write(this.packed.flip());
		return count;
	}

}
