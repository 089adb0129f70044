package dev.wharf.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * The client's end of a data connection. Where data is protected, the handshake comes
 * with the first use, since the server is ready for it only after its mark (150).
 */
final class DataLink implements AutoCloseable {

	private final Wire wire;

	private final Handshake handshake;

	private boolean begun;

	DataLink(Wire wire, Handshake handshake) {
		this.wire = wire;
		this.handshake = handshake;
	}

	/** What comes before the first octet of content. */
	@FunctionalInterface
	interface Handshake {

		/** Secures the connection, if that was agreed. */
		void perform(Wire wire) throws IOException;

	}

	/** Does what comes before content, unless it is done. */
	DataLink begin() {
		if (!this.begun) {
			this.begun = true;
			try {
				this.handshake.perform(this.wire);
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}
		return this;
	}

	/**
	 * Everything up to the server's close, which has to be orderly under TLS; it is
	 * answered by our own.
	 */
	byte[] readAll() {
		byte[] content = readToTheEnd();
		close();
		return content;
	}

	/** Everything up to the server's close, which is left without an answer. */
	byte[] readToTheEnd() {
		try {
			return begin().wire.input().readAllBytes();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Everything up to the server's close, as lines, one character per octet; each must
	 * end in CRLF.
	 */
	List<String> readLines() {
		return lines(readAll());
	}

	byte[] read(int octets) {
		try {
			return begin().wire.input().readNBytes(octets);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	DataLink write(byte[] octets) {
		try {
			begin().wire.output().write(octets);
			return this;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Whether the server has closed or reset this connection without sending anything.
	 */
	boolean isRefused() {
		try {
			return this.wire.input().read() == -1;
		}
		catch (SocketTimeoutException ex) {
			return false;
		}
		catch (IOException ex) {
			return true;
		}
	}

	Wire wire() {
		return this.wire;
	}

	@Override
	public void close() {
		this.wire.close();
	}

	static List<String> lines(byte[] octets) {
		String text = new String(octets, StandardCharsets.ISO_8859_1);
		if (text.isEmpty()) {
			return List.of();
		}
		if (!text.endsWith("\r\n")) {
			throw new AssertionError("a listing that does not end in CRLF: " + text);
		}
		return Arrays.asList(text.substring(0, text.length() - 2).split("\r\n", -1));
	}

}
