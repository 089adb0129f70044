package dev.wharf.protocol;

import java.util.ArrayList;
import java.util.List;

/**
 * A reply as a value (RFC 959 section 4.2): handlers return it, the transport writes it.
 *
 * @param code from 100 to 599
 * @param lines the text, at least one line; the code stands before the first and the last
 * @param followUp what happens once the reply is out
 */
public record Reply(int code, List<String> lines, FollowUp followUp) {

	/**
	 * Copies the lines.
	 * @throws IllegalArgumentException if the code is no reply code or there is no line
	 */
	public Reply {
		if (code < 100 || code > 599) {
			throw new IllegalArgumentException("Not a reply code: " + code);
		}
		if (lines.isEmpty()) {
			throw new IllegalArgumentException("A reply needs at least one line");
		}
		lines = List.copyOf(lines);
	}

	/** A reply of one line. */
	public static Reply of(int code, String text) {
		return new Reply(code, List.of(text), FollowUp.NONE);
	}

	/** A reply of several lines, of which the first and the last carry the code. */
	public static Reply multiline(int code, String first, List<String> body, String last) {
		List<String> lines = new ArrayList<>(body.size() + 2);
		lines.add(first);
		lines.addAll(body);
		lines.add(last);
		return new Reply(code, lines, FollowUp.NONE);
	}

	/** The same reply with another follow-up. */
	public Reply then(FollowUp next) {
		return new Reply(this.code, this.lines, next);
	}

	/** Whether the command did not fail: preliminary, completed or waiting for more. */
	public boolean isPositive() {
		return this.code < 400;
	}

	/**
	 * The reply as it goes over the wire: every line with its end, 0xFF doubled (RFC
	 * 854). CR, LF and NUL within the text become a question mark, so that no file name
	 * can forge a line, and a line of the body that begins with a digit is indented, so
	 * that none looks like the last.
	 * @param names how file names travel in this session
	 * @return the octets to send
	 */
	public byte[] encode(NameCodec names) {
		StringBuilder wire = new StringBuilder();
		int last = this.lines.size() - 1;
		for (int i = 0; i <= last; i++) {
			String line = this.lines.get(i);
			if (i == last) {
				wire.append(this.code).append(' ');
			}
			else if (i == 0) {
				wire.append(this.code).append('-');
			}
			else if (beginsWithDigit(line)) {
				wire.append(' ');
			}
			appendOneLine(wire, line);
			wire.append("\r\n");
		}
		return Telnet.escape(names.encode(wire.toString()));
	}

	/**
	 * The first line of a reply whose other lines are sent one by one, in the form of
	 * {@link #encode}.
	 * @param names how file names travel in this session
	 * @return the octets to send
	 */
	public byte[] opening(NameCodec names) {
		StringBuilder wire = new StringBuilder().append(this.code).append('-');
		appendOneLine(wire, this.lines.getFirst());
		return Telnet.escape(names.encode(wire.append("\r\n").toString()));
	}

	private static boolean beginsWithDigit(String line) {
		return !line.isEmpty() && line.charAt(0) >= '0' && line.charAt(0) <= '9';
	}

	private static void appendOneLine(StringBuilder wire, String line) {
		for (int i = 0; i < line.length(); i++) {
			char character = line.charAt(i);
			wire.append((character == '\r' || character == '\n' || character == '\0') ? '?' : character);
		}
	}

}
