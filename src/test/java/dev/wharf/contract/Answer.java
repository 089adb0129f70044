package dev.wharf.contract;

import java.util.List;

/**
 * One reply as it came over the wire.
 *
 * @param code the three digits
 * @param lines every line without its CRLF, one character per octet
 */
public record Answer(int code, List<String> lines) {

	/** The lines joined, code and all. */
	public String text() {
		return String.join("\n", this.lines);
	}

	/** What lies between the first and the last line of a multi-line reply. */
	public List<String> body() {
		return (this.lines.size() < 3) ? List.of() : this.lines.subList(1, this.lines.size() - 1);
	}

	/** The argument of a one-line reply: its text after the code. */
	public String argument() {
		return this.lines.getLast().substring(4);
	}

}
