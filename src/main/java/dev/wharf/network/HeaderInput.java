package dev.wharf.network;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;

/**
 * Reads the beginning of a connection, not one octet more than it is told, within a time.
 */
final class HeaderInput implements AutoCloseable {

	private final Socket socket;

	private long deadline;

	/** Takes a connection whose channel is in blocking mode. */
	HeaderInput(Socket socket, Duration patience) {
		this.socket = socket;
		within(patience);
	}

	/** What follows has to arrive in this time from now. */
	void within(Duration patience) {
		this.deadline = System.nanoTime() + patience.toNanos();
	}

	/**
	 * Reads what is there, waiting for one octet.
	 * @return whether something has come, and not the end
	 * @throws SocketTimeoutException when nothing has come in time
	 */
	boolean readSome(ByteBuffer into) throws IOException {
		long left = Duration.ofNanos(this.deadline - System.nanoTime()).toMillis();
		if (left <= 0) {
			throw new SocketTimeoutException("Nothing has come in time");
		}
		this.socket.setSoTimeout((int) left);
		int count = this.socket.getInputStream()
			.read(into.array(), into.arrayOffset() + into.position(), into.remaining());
		if (count > 0) {
			into.position(into.position() + count);
		}
		return count >= 0;
	}

	/** Fills a buffer, and makes it ready to be read. */
	ByteBuffer fill(ByteBuffer into) throws IOException {
		while (into.hasRemaining()) {
			if (!readSome(into)) {
				throw new ProxyHeaderException("its PROXY header has no end");
			}
		}
		return into.flip();
	}

	@Override
	public void close() throws IOException {
		this.socket.setSoTimeout(0);
	}

}
