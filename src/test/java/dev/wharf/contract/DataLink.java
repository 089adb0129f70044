package dev.wharf.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** The client's end of a data connection. */
final class DataLink implements AutoCloseable {

	private final Socket socket;

	DataLink(Socket socket) {
		this.socket = socket;
	}

	/** Everything up to the server's close. */
	byte[] readAll() {
		try {
			return this.socket.getInputStream().readAllBytes();
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
			return this.socket.getInputStream().readNBytes(octets);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	DataLink write(byte[] octets) {
		try {
			this.socket.getOutputStream().write(octets);
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
			return this.socket.getInputStream().read() == -1;
		}
		catch (SocketTimeoutException ex) {
			return false;
		}
		catch (IOException ex) {
			return true;
		}
	}

	Socket socket() {
		return this.socket;
	}

	@Override
	public void close() {
		try {
			this.socket.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
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
