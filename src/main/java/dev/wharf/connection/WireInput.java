package dev.wharf.connection;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.ByteBuffer;

import org.jspecify.annotations.Nullable;

/**
 * Reads the octets of lines from a client that has a thread to itself. The wire decides
 * about octets only when they are there, so that it does not matter who secures it while
 * the thread waits for them.
 */
final class WireInput extends InputStream {

	private static final int READ_BUFFER = 512;

	private final Socket socket;

	private final ControlWire wire;

	private final byte[] buffer = new byte[READ_BUFFER];

	private ByteBuffer octets = ByteBuffer.allocate(0);

	/** Has arrived before this was there. */
	private ByteBuffer early = ByteBuffer.allocate(0);

	WireInput(Socket socket, ControlWire wire) {
		this.socket = socket;
		this.wire = wire;
	}

	/** Takes what has been read from the socket already. */
	void unread(ByteBuffer octets) {
		this.early = octets;
	}

	@Override
	public int read() throws IOException {
		return fill() ? this.octets.get() & 0xFF : -1;
	}

	@Override
	public int read(byte[] into, int offset, int length) throws IOException {
		if (!fill()) {
			return -1;
		}
		int count = Math.min(length, this.octets.remaining());
		this.octets.get(into, offset, count);
		return count;
	}

	private boolean fill() throws IOException {
		while (!this.octets.hasRemaining()) {
			ByteBuffer arrived = this.early.hasRemaining() ? this.early : arrived();
			if (arrived == null) {
				return false;
			}
			this.octets = this.wire.receive(arrived);
		}
		return true;
	}

	private @Nullable ByteBuffer arrived() throws IOException {
		int count = this.socket.getInputStream().read(this.buffer);
		return (count >= 0) ? ByteBuffer.wrap(this.buffer, 0, count) : null;
	}

	/** Whether something has arrived that nobody has read. */
	boolean hasUnread() {
		return this.octets.hasRemaining();
	}

}
