package dev.wharf.transfer;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Unpacks an upload in {@code MODE Z}: one zlib stream, whose end is the end of the file.
 */
final class InflatingInlet implements Inlet, AutoCloseable {

	private static final int LENGTH = 32 * 1024;

	private final ByteBuffer packed = ByteBuffer.allocate(LENGTH).flip();

	private final Inflater inflater = new Inflater();

	private final Inlet source;

	/**
	 * Makes a stage.
	 * @param source gives the packed octets; left open by {@link #close()}
	 */
	InflatingInlet(Inlet source) {
		this.source = source;
	}

	@Override
	public int read(ByteBuffer into) throws IOException {
		while (true) {
			int count = inflate(into);
			if (count > 0) {
				return count;
			}
			if (this.inflater.finished()) {
				return skipToTheEnd();
			}
			refill();
		}
	}

	/** Frees the native memory; the source stays open. */
	@Override
	public void close() {
		this.inflater.end();
	}

	private int inflate(ByteBuffer into) throws IOException {
		try {
			int count = this.inflater.inflate(into);
			if (this.inflater.needsDictionary()) {
				throw new ConnectionLostException("The compressed data needs a dictionary");
			}
			return count;
		}
		catch (DataFormatException ex) {
			throw new ConnectionLostException("The data is not a zlib stream, as MODE Z demands");
		}
	}

	private void refill() throws IOException {
		this.packed.clear();
		if (this.source.read(this.packed) < 0) {
			throw new ConnectionLostException("The compressed data ended too early");
		}
		this.inflater.setInput(this.packed.flip());
	}

	/**
	 * What follows the stream means nothing, but must be read for the close to be
	 * orderly.
	 */
	private int skipToTheEnd() throws IOException {
		int count;
		do {
			count = this.source.read(this.packed.clear());
		}
		while (count >= 0);
		return count;
	}

}
