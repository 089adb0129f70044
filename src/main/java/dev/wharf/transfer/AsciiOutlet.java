package dev.wharf.transfer;

import java.io.IOException;
import java.nio.ByteBuffer;

import dev.wharf.protocol.AsciiEncoder;

/** Turns a file's line ends into the network's on their way to the client. */
final class AsciiOutlet implements Outlet {

	private static final int LENGTH = 64 * 1024;

	private final ByteBuffer converted = ByteBuffer.allocate(LENGTH);

	private final Outlet next;

	private final AsciiEncoder encoder;

	/**
	 * Makes a stage.
	 * @param next takes the converted octets
	 * @param encoder converts them
	 */
	AsciiOutlet(Outlet next, AsciiEncoder encoder) {
		this.next = next;
		this.encoder = encoder;
	}

	@Override
	public void write(ByteBuffer octets) throws IOException {
		while (octets.hasRemaining()) {
			this.encoder.encode(octets, this.converted.clear());
			this.next.write(this.converted.flip());
		}
	}

	@Override
	public void flush() throws IOException {
		this.next.flush();
	}

	@Override
	public void finish() throws IOException {
		this.next.finish();
	}

}
