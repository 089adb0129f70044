package dev.wharf.protocol;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Builds one line of a listing from octets, because a hundred thousand lines through
 * format strings take seconds.
 */
final class LineBuffer {

	private static final int LONGEST_NUMBER = 20;

	private byte[] octets = new byte[192];

	private int length;

	LineBuffer octet(int octet) {
		reserve(1);
		this.octets[this.length++] = (byte) octet;
		return this;
	}

	LineBuffer ascii(String text) {
		int count = text.length();
		reserve(count);
		for (int i = 0; i < count; i++) {
			this.octets[this.length++] = (byte) text.charAt(i);
		}
		return this;
	}

	/**
	 * A name that programs split at white space: what is not visible ASCII becomes an
	 * underscore, nothing a dash.
	 */
	LineBuffer word(String text, int width) {
		int end = this.length + width;
		if (text.isEmpty()) {
			octet('-');
		}
		for (int i = 0; i < text.length(); i++) {
			char character = text.charAt(i);
			boolean visible = character > ' ' && character < 0x7F && character != ';';
			octet(visible ? character : '_');
		}
		while (this.length < end) {
			octet(' ');
		}
		return this;
	}

	LineBuffer number(long value) {
		return number(value, 1, ' ');
	}

	/** A number, filled on the left up to the width. */
	LineBuffer number(long value, int width, char fill) {
		int digits = 1;
		for (long rest = value / 10; rest != 0; rest /= 10) {
			digits++;
		}
		boolean negative = value < 0;
		for (int i = digits + (negative ? 1 : 0); i < width; i++) {
			octet(fill);
		}
		reserve(LONGEST_NUMBER);
		if (negative) {
			octet('-');
		}
		long rest = value;
		for (int i = this.length + digits - 1; i >= this.length; i--) {
			this.octets[i] = (byte) ('0' + Math.abs((int) (rest % 10)));
			rest /= 10;
		}
		this.length += digits;
		return this;
	}

	/** Permission bits as four octal digits. */
	LineBuffer octal(int mode) {
		for (int shift = 9; shift >= 0; shift -= 3) {
			octet('0' + (mode >> shift & 7));
		}
		return this;
	}

	/** A file name; octets that would end the line become a question mark. */
	LineBuffer name(String name, NameCodec names) {
		byte[] encoded = names.encode(name);
		reserve(encoded.length);
		for (byte octet : encoded) {
			this.octets[this.length++] = (octet == '\r' || octet == '\n' || octet == '\0') ? (byte) '?' : octet;
		}
		return this;
	}

	/** Ends the line and writes it in one go. */
	void writeTo(OutputStream out) throws IOException {
		octet('\r').octet('\n');
		out.write(this.octets, 0, this.length);
	}

	/** Whether a name can stand in a line: it holds no CR, LF or NUL. */
	static boolean carries(String name) {
		return name.indexOf('\r') < 0 && name.indexOf('\n') < 0 && name.indexOf('\0') < 0;
	}

	/** What was built from ASCII. */
	@Override
	public String toString() {
		return new String(this.octets, 0, this.length, StandardCharsets.ISO_8859_1);
	}

	private void reserve(int count) {
		if (this.octets.length - this.length < count) {
			this.octets = Arrays.copyOf(this.octets, Math.max(2 * this.octets.length, this.length + count));
		}
	}

}
