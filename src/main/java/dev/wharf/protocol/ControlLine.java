package dev.wharf.protocol;

import java.util.Arrays;

/**
 * One line from the control connection. Its octets are not text yet, because the charset
 * of file names is the session's choice.
 *
 * @param octets the line without its end and without Telnet commands; empty when the line
 * was too long
 * @param tooLong whether the line went over the bound and was dropped
 */
@SuppressWarnings("ArrayRecordComponent") // compared by content below; nobody writes to a
											// line once it is read
public record ControlLine(byte[] octets, boolean tooLong) {

	@Override
	public boolean equals(Object other) {
		return other instanceof ControlLine line && line.tooLong == this.tooLong
				&& Arrays.equals(line.octets, this.octets);
	}

	@Override
	public int hashCode() {
		return 31 * Arrays.hashCode(this.octets) + Boolean.hashCode(this.tooLong);
	}

}
