package dev.wharf.protocol;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/**
 * The times of MDTM, MFMT, MFF and the facts (RFC 3659 section 2.3):
 * {@code YYYYMMDDHHMMSS[.sss]}, always UTC.
 */
public final class FtpTime {

	private static final int DIGITS = 14;

	private static final int LEAP_SECOND = 60;

	private static final int NANO_DIGITS = 9;

	private static final Instant FIRST = Instant.parse("0000-01-01T00:00:00Z");

	private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

	private FtpTime() {
	}

	/**
	 * Reads a time.
	 * @param text fourteen digits, and a fraction of any length if there is a point;
	 * beyond nanoseconds it is cut off
	 * @return the time; a leap second is the first second of the next minute
	 * @throws IllegalArgumentException if it is not such a time or there is no such date
	 */
	public static Instant parse(String text) {
		boolean fraction = text.length() > DIGITS + 1 && text.charAt(DIGITS) == '.';
		if (text.length() != DIGITS && !fraction) {
			throw notATime(text);
		}
		for (int i = 0; i < text.length(); i++) {
			boolean digit = text.charAt(i) >= '0' && text.charAt(i) <= '9';
			if (!digit && i != DIGITS) {
				throw notATime(text);
			}
		}
		int second = number(text, 12, 14);
		boolean leap = second == LEAP_SECOND;
		try {
			return LocalDateTime
				.of(number(text, 0, 4), number(text, 4, 6), number(text, 6, 8), number(text, 8, 10),
						number(text, 10, 12), leap ? second - 1 : second, fraction ? nanos(text) : 0)
				.plusSeconds(leap ? 1 : 0)
				.toInstant(ZoneOffset.UTC);
		}
		catch (DateTimeException _) {
			throw notATime(text);
		}
	}

	/**
	 * Writes a time in whole seconds, because many clients fail at a fraction.
	 * @param time any time; beyond the years 0000 to 9999 the nearest that fits
	 * @return fourteen digits
	 */
	public static String format(Instant time) {
		return append(new LineBuffer(), time).toString();
	}

	static LineBuffer append(LineBuffer line, Instant time) {
		Instant shown = time.isBefore(FIRST) ? FIRST : (time.isAfter(LAST) ? LAST : time);
		LocalDateTime utc = LocalDateTime.ofEpochSecond(shown.getEpochSecond(), 0, ZoneOffset.UTC);
		return line.number(utc.getYear(), 4, '0')
			.number(utc.getMonthValue(), 2, '0')
			.number(utc.getDayOfMonth(), 2, '0')
			.number(utc.getHour(), 2, '0')
			.number(utc.getMinute(), 2, '0')
			.number(utc.getSecond(), 2, '0');
	}

	private static int number(String text, int start, int end) {
		return Integer.parseInt(text, start, end, 10);
	}

	private static int nanos(String text) {
		int nanos = 0;
		for (int i = DIGITS + 1; i <= DIGITS + NANO_DIGITS; i++) {
			nanos = 10 * nanos + ((i < text.length()) ? text.charAt(i) - '0' : 0);
		}
		return nanos;
	}

	private static IllegalArgumentException notATime(String text) {
		return new IllegalArgumentException("Not a time of the form YYYYMMDDHHMMSS[.sss]: " + text);
	}

}
