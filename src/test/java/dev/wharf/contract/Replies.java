package dev.wharf.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a server says on a control connection, and what it was that made it say so.
 */
final class Replies {

	private final Wire wire;

	private final StringBuilder transcript = new StringBuilder("conversation:\n");

	Replies(Wire wire) {
		this.wire = wire;
	}

	/** Notes what the client says. */
	void provoke(String octets) {
		this.transcript.append("C: ").append(octets.stripTrailing()).append('\n');
	}

	/** Reads one reply whole. */
	Answer read() {
		List<String> lines = new ArrayList<>();
		String first = readLine();
		assertThat(first).as(this::transcript).matches("(?s)[1-6]\\d\\d[ -].*");
		lines.add(first);
		String end = first.substring(0, 3) + " ";
		while (!lines.getLast().startsWith(end)) {
			lines.add(readLine());
		}
		return new Answer(Integer.parseInt(first.substring(0, 3)), lines);
	}

	private String readLine() {
		StringBuilder line = new StringBuilder();
		try {
			for (int octet = next(); octet != '\n'; octet = next()) {
				if (octet < 0) {
					throw new AssertionError("the server has closed the connection\n" + this.transcript + "S: " + line);
				}
				line.append((char) octet);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex + "\n" + this.transcript + "S: " + line, new IOException(ex));
		}
		assertThat(line.toString()).as(this::transcript).endsWith("\r");
		line.setLength(line.length() - 1);
		this.transcript.append("S: ").append(line).append('\n');
		return line.toString();
	}

	private int next() throws IOException {
		return this.wire.input().read();
	}

	/** Waits for the server's close, and whether it comes with nothing before it. */
	boolean areOver() {
		try {
			return next() == -1;
		}
		catch (SocketTimeoutException ex) {
			return false;
		}
		catch (IOException ex) {
			return true;
		}
	}

	/** Waits for the server's close, and whether it comes without an error. */
	boolean endInOrder() {
		try {
			return next() == -1;
		}
		catch (IOException ex) {
			return false;
		}
	}

	/** Everything the server says until it closes. */
	String readToTheEnd() {
		StringBuilder rest = new StringBuilder();
		try {
			for (int octet = next(); octet >= 0; octet = next()) {
				rest.append((char) octet);
			}
		}
		catch (SocketTimeoutException ex) {
			throw new AssertionError("the server does not close\n" + this.transcript + rest, ex);
		}
		catch (IOException ex) {
			this.transcript.append("(reset)");
		}
		return rest.toString();
	}

	/** What was said so far. */
	String transcript() {
		return this.transcript.toString();
	}

}
