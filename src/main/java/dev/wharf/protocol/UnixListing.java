package dev.wharf.protocol;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/**
 * Shows an entry as {@code ls -l} does, the form of LIST that clients have learned to
 * read although no RFC has it. Times are UTC; a file of the last half year shows the time
 * of day, an older one, or one from the future, the year.
 */
public final class UnixListing implements ListingFormat {

	/** Half a Gregorian year, as ls counts it. */
	private static final Duration RECENT = Duration.ofSeconds(31_556_952 / 2);

	private static final String MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";

	private static final int SET_USER_ID = 04000;

	private static final int SET_GROUP_ID = 02000;

	private static final int STICKY = 01000;

	private final InstantSource clock;

	/**
	 * Creates a format.
	 * @param clock tells what is recent; a {@link java.time.Clock} is one
	 */
	public UnixListing(InstantSource clock) {
		this.clock = clock;
	}

	/**
	 * Writes what {@code ls -R} puts before the entries of a folder further down: an
	 * empty line, and its path with a colon, in which no name can forge a line either.
	 * @param folder the path to show
	 * @param names how file names travel in this session
	 * @param out where to write
	 * @throws IOException if writing fails
	 */
	public static void writeHeading(String folder, NameCodec names, OutputStream out) throws IOException {
		new LineBuffer().writeTo(out);
		new LineBuffer().name(folder, names).octet(':').writeTo(out);
	}

	@Override
	public void write(FileFacts facts, NameCodec names, OutputStream out) throws IOException {
		LineBuffer line = new LineBuffer();
		line.octet(letter(facts.kind()));
		permissions(line, facts.mode());
		line.octet(' ').number(facts.links(), 3, ' ');
		line.octet(' ').word(facts.owner(), 8);
		line.octet(' ').word(facts.group(), 8);
		line.octet(' ').number(facts.size(), 12, ' ');
		line.octet(' ');
		date(line, facts.modified());
		line.octet(' ').name(facts.name(), names);
		if (facts.kind() == FileFacts.Kind.LINK && facts.linkTarget() != null) {
			line.ascii(" -> ").name(facts.linkTarget(), names);
		}
		line.writeTo(out);
	}

	private static char letter(FileFacts.Kind kind) {
		return switch (kind) {
			case FILE -> '-';
			case DIRECTORY, CURRENT_DIRECTORY, PARENT_DIRECTORY -> 'd';
			case LINK -> 'l';
			case OTHER -> 'p'; // anything but a file that a client would try to fetch
		};
	}

	private static void permissions(LineBuffer line, int mode) {
		triad(line, mode >> 6, (mode & SET_USER_ID) != 0, 's');
		triad(line, mode >> 3, (mode & SET_GROUP_ID) != 0, 's');
		triad(line, mode, (mode & STICKY) != 0, 't');
	}

	private static void triad(LineBuffer line, int bits, boolean special, char letter) {
		boolean execute = (bits & 1) != 0;
		line.octet(((bits & 4) != 0) ? 'r' : '-');
		line.octet(((bits & 2) != 0) ? 'w' : '-');
		if (special) {
			line.octet(execute ? letter : Character.toUpperCase(letter));
		}
		else {
			line.octet(execute ? 'x' : '-');
		}
	}

	private void date(LineBuffer line, Instant modified) {
		OffsetDateTime time = modified.atOffset(ZoneOffset.UTC);
		int month = 3 * (time.getMonthValue() - 1);
		line.ascii(MONTHS.substring(month, month + 3)).octet(' ');
		line.number(time.getDayOfMonth(), 2, ' ').octet(' ');
		if (isRecent(modified)) {
			line.number(time.getHour(), 2, '0').octet(':').number(time.getMinute(), 2, '0');
		}
		else {
			line.number(time.getYear(), 5, ' ');
		}
	}

	private boolean isRecent(Instant modified) {
		Instant now = this.clock.instant();
		return !modified.isAfter(now) && modified.isAfter(now.minus(RECENT));
	}

}
