package dev.wharf.protocol;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * How file names travel (RFC 2640): a charset, and an escape for octets that it cannot
 * decode.
 * <p>
 * Clients must get back the very octets that a listing showed them. So an octet 0xNN from
 * 0x80 on that the charset does not know, or would encode differently, becomes the lone
 * surrogate U+DCNN, which no charset produces; decoding and encoding gives the same
 * octets again, whatever they are. Thread-safe.
 */
public final class NameCodec {

	/** The default of RFC 2640, and how names are kept on disk. */
	public static final NameCodec UTF_8 = new NameCodec(StandardCharsets.UTF_8);

	/** What the JDK's decoders put in place of octets that they do not know. */
	private static final char UNDECODABLE = '\uFFFD';

	private static final int ESCAPE = 0xDC00;

	/** ASCII is never escaped, or an escape could smuggle a slash past a path check. */
	private static final int FIRST_ESCAPED = 0x80;

	private static final int LOWEST_ESCAPE = ESCAPE + FIRST_ESCAPED;

	private static final int HIGHEST_ESCAPE = ESCAPE + 0xFF;

	/**
	 * CESU-8 takes that many octets for a character beyond U+FFFF; no other takes more.
	 */
	private static final int LONGEST_CHARACTER = 6;

	private final Charset charset;

	private NameCodec(Charset charset) {
		this.charset = charset;
	}

	/**
	 * The codec for a charset.
	 * @param charset any charset that contains ASCII as it is, such as UTF-8, ISO-8859-1,
	 * GBK or Shift_JIS
	 * @return the codec
	 * @throws IllegalArgumentException if commands and path separators could not be read
	 * in that charset (UTF-16, ISO-2022-JP, EBCDIC…)
	 */
	public static NameCodec of(Charset charset) {
		if (charset.equals(StandardCharsets.UTF_8)) {
			return UTF_8;
		}
		if (!charset.canEncode() || !keepsAscii(charset)) {
			throw new IllegalArgumentException(
					"The charset " + charset + " cannot carry file names in FTP: it does not contain ASCII as it is");
		}
		return new NameCodec(charset);
	}

	/** The charset of the characters that are not escaped. */
	public Charset charset() {
		return this.charset;
	}

	/**
	 * The text of the octets, of which {@link #encode} makes the same octets again. Never
	 * fails.
	 */
	public String decode(byte[] octets) {
		if (isAscii(octets)) {
			return new String(octets, StandardCharsets.ISO_8859_1);
		}
		String text = new String(octets, this.charset);
		return isExact(text, octets) ? text : decodeEscaping(octets);
	}

	/**
	 * The octets of a text. A character that the charset does not have becomes a question
	 * mark, and so does an escape that would be read back as a character.
	 */
	public byte[] encode(String text) {
		if (nextEscape(text, 0) == text.length()) {
			return text.getBytes(this.charset);
		}
		byte[] octets = encodeEscaped(text, false);
		return decode(octets).equals(text) ? octets : encodeEscaped(text, true);
	}

	/** Whether the text comes back the same after {@link #encode} and {@link #decode}. */
	public boolean canEncode(String text) {
		return decode(encode(text)).equals(text);
	}

	private String decodeEscaping(byte[] octets) {
		StringBuilder text = new StringBuilder(octets.length);
		int start = 0;
		while (start < octets.length) {
			start = decodeCharacter(octets, start, text);
		}
		String decoded = text.toString();
		if (!Arrays.equals(encodeEscaped(decoded, false), octets)) {
			// Some charsets have one code for two characters in a row: what is exact in
			// parts need not be so as a whole.
			text.setLength(0);
			escape(octets, 0, octets.length, text);
		}
		return text.toString();
	}

	/**
	 * Appends the character that starts there, or its escape, and tells where it ends.
	 */
	private int decodeCharacter(byte[] octets, int start, StringBuilder text) {
		if (octets[start] >= 0) {
			text.append((char) octets[start]);
			return start + 1;
		}
		int longest = Math.min(LONGEST_CHARACTER, octets.length - start);
		int inexact = 1;
		for (int length = 1; length <= longest; length++) {
			byte[] candidate = Arrays.copyOfRange(octets, start, start + length);
			String character = new String(candidate, this.charset);
			if (isExact(character, candidate)) {
				text.append(character);
				return start + length;
			}
			if (inexact == 1 && character.indexOf(UNDECODABLE) < 0) {
				inexact = length;
			}
		}
		escape(octets, start, start + inexact, text);
		return start + inexact;
	}

	private boolean isExact(String text, byte[] octets) {
		return Arrays.equals(text.getBytes(this.charset), octets) && nextEscape(text, 0) == text.length();
	}

	private byte[] encodeEscaped(String text, boolean masked) {
		ByteArrayOutputStream octets = new ByteArrayOutputStream(2 * text.length());
		int start = 0;
		while (start < text.length()) {
			int escape = nextEscape(text, start);
			octets.writeBytes(text.substring(start, escape).getBytes(this.charset));
			if (escape < text.length()) {
				octets.write(masked ? '?' : text.charAt(escape) - ESCAPE);
			}
			start = escape + 1;
		}
		return octets.toByteArray();
	}

	/**
	 * Where the next escape stands, or the end: half a surrogate pair is one, a whole
	 * pair is a character.
	 */
	private static int nextEscape(String text, int start) {
		for (int i = start; i < text.length(); i++) {
			char character = text.charAt(i);
			if (character >= LOWEST_ESCAPE && character <= HIGHEST_ESCAPE
					&& (i == start || !Character.isHighSurrogate(text.charAt(i - 1)))) {
				return i;
			}
		}
		return text.length();
	}

	private static void escape(byte[] octets, int start, int end, StringBuilder text) {
		for (int i = start; i < end; i++) {
			text.append((char) ((octets[i] < 0) ? ESCAPE + Byte.toUnsignedInt(octets[i]) : octets[i]));
		}
	}

	private static boolean isAscii(byte[] octets) {
		for (byte octet : octets) {
			if (octet < 0) {
				return false;
			}
		}
		return true;
	}

	private static boolean keepsAscii(Charset charset) {
		for (int octet = 0; octet < FIRST_ESCAPED; octet++) {
			byte[] ascii = { (byte) octet };
			String character = String.valueOf((char) octet);
			if (!new String(ascii, charset).equals(character) || !Arrays.equals(character.getBytes(charset), ascii)) {
				return false;
			}
		}
		return true;
	}

}
