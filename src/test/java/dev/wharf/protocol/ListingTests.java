package dev.wharf.protocol;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.wharf.protocol.FileFacts.Kind;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How entries look in LIST, NLST and MLSD.
 */
class ListingTests {

	private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

	private static final FileFacts FILE = new FileFacts("notes.txt", Kind.FILE, 1234,
			Instant.parse("2026-02-03T04:05:06.789Z"), Instant.parse("2025-12-31T23:59:59Z"), 0640, "wharf", "staff", 1,
			"10gf2", "adfrw", null);

	private static final FileFacts DIRECTORY = new FileFacts("docs", Kind.DIRECTORY, 4096, FILE.modified(), null, 0755,
			"wharf", "staff", 12, "10gf3", "cdeflmp", null);

	private static final UnixListing UNIX = new UnixListing(() -> NOW);

	private static final MachineListing MACHINE = MachineListing.of(EnumSet.allOf(Fact.class));

	static final Set<ListingFormat> FORMATS = Set.of(UNIX, MACHINE, new NameListing());

	@Test
	void showsAFileAsLsDoes() throws IOException {
		assertThat(line(UNIX, FILE))
			.isEqualTo("-rw-r-----   1 wharf    staff            1234 Feb  3 04:05 notes.txt\r\n");
	}

	@Test
	void showsADirectoryAsLsDoes() throws IOException {
		assertThat(line(UNIX, DIRECTORY))
			.isEqualTo("drwxr-xr-x  12 wharf    staff            4096 Feb  3 04:05 docs\r\n");
	}

	@Test
	void showsWhereALinkLeads() throws IOException {
		FileFacts link = new FileFacts("latest", Kind.LINK, 9, FILE.modified(), null, 0777, "wharf", "staff", 1, "1",
				"r", "notes.txt");
		assertThat(line(UNIX, link)).startsWith("lrwxrwxrwx ").endsWith(" latest -> notes.txt\r\n");
	}

	@ParameterizedTest
	@CsvSource({ "0, ---------", "0777, rwxrwxrwx", "0640, rw-r-----", "04755, rwsr-xr-x", "04644, rwSr--r--",
			"02771, rwxrws--x", "02660, rw-rwS---", "01777, rwxrwxrwt", "01770, rwxrwx--T" })
	void showsPermissionBits(String octal, String shown) throws IOException {
		assertThat(line(UNIX, withMode(Integer.parseInt(octal, 8)))).startsWith("-" + shown + " ");
	}

	@ParameterizedTest
	@CsvSource({ "2026-03-01T12:00:00Z, Mar  1 12:00", "2026-03-01T12:00:01Z, Mar  1  2026",
			"2025-09-15T00:00:00Z, Sep 15 00:00", "2025-08-30T00:00:00Z, Aug 30  2025",
			"2025-08-30T23:59:59+14:00, Aug 30  2025", "1969-12-31T23:59:59Z, Dec 31  1969",
			"2027-01-01T00:00:00Z, Jan  1  2027", "2026-02-28T23:59:59Z, Feb 28 23:59" })
	void showsTheTimeOfARecentFileAndTheYearOfAnyOther(Instant modified, String shown) throws IOException {
		assertThat(line(UNIX, withModified(modified))).contains(" 1234 " + shown + " notes.txt");
	}

	@Test
	void keepsColumnsApartWhateverTheValues() throws IOException {
		FileFacts wide = new FileFacts("x", Kind.FILE, Long.MAX_VALUE, NOW, null, 0644, "domain users; all", "",
				123_456, "1", "r", null);
		assertThat(line(UNIX, wide).strip().split(" +")).containsExactly("-rw-r--r--", "123456", "domain_users__all",
				"-", "9223372036854775807", "Mar", "1", "12:00", "x");
	}

	@Test
	void showsNamesOnly() throws IOException {
		assertThat(line(new NameListing(), DIRECTORY)).isEqualTo("docs\r\n");
	}

	@Test
	void showsFactsForPrograms() throws IOException {
		assertThat(line(MACHINE, FILE)).isEqualTo("type=file;size=1234;modify=20260203040506;create=20251231235959;"
				+ "perm=adfrw;unique=10gf2;UNIX.mode=0640;UNIX.owner=wharf;UNIX.group=staff; notes.txt\r\n");
	}

	@Test
	void leavesOutFactsThatAreNotKnownOrMeanNothing() throws IOException {
		assertThat(line(MACHINE, DIRECTORY)).startsWith("type=dir;modify=20260203040506;perm=cdeflmp;");
	}

	@Test
	void showsJustTheSelectedFacts() throws IOException {
		assertThat(line(MachineListing.parse("SIZE;type;"), FILE)).isEqualTo("type=file;size=1234; notes.txt\r\n");
		assertThat(line(MachineListing.parse(""), FILE)).isEqualTo(" notes.txt\r\n");
	}

	@ParameterizedTest
	@CsvSource({ "FILE, file", "DIRECTORY, dir", "CURRENT_DIRECTORY, cdir", "PARENT_DIRECTORY, pdir",
			"LINK, OS.unix=symlink", "OTHER, OS.unix=special" })
	void namesEveryKind(Kind kind, String type) throws IOException {
		assertThat(line(MachineListing.of(Set.of(Fact.TYPE)), FILE.withKind(kind)))
			.isEqualTo("type=" + type + "; notes.txt\r\n");
	}

	@Test
	void describesAnEntryForTheReplyToMlst() {
		assertThat(MachineListing.of(Set.of(Fact.SIZE)).describe(FILE.withName("/é"))).isEqualTo("size=1234; /é");
	}

	@Test
	void tellsTheSelectionAsFeatAndOptsDo() {
		MachineListing some = MachineListing.parse("unix.MODE;nonsense;size;;");
		assertThat(some.facts()).containsExactly(Fact.SIZE, Fact.UNIX_MODE);
		assertThat(some.selection()).isEqualTo("size;UNIX.mode;");
		assertThat(some.feature())
			.isEqualTo("MLST type;size*;modify;create;perm;unique;UNIX.mode*;UNIX.owner;UNIX.group;");
		assertThat(MachineListing.parse("").selection()).isEmpty();
	}

	@Test
	void beginsWithAllFactsButOne() {
		assertThat(MachineListing.DEFAULT.feature())
			.isEqualTo("MLST type*;size*;modify*;create;perm*;unique*;UNIX.mode*;UNIX.owner*;UNIX.group*;");
	}

	@ParameterizedTest
	@ValueSource(strings = { "a\nb", "a\rb", "a\0b", "a\r\nb" })
	void leavesANameOutForProgramsThatNoLineCanCarry(String name) throws IOException {
		assertThat(line(MACHINE, FILE.withName(name))).isEmpty();
		assertThat(line(new NameListing(), FILE.withName(name))).isEmpty();
	}

	@Test
	void showsItToPeopleWithoutForgingALine() throws IOException {
		assertThat(line(UNIX, FILE.withName("a\nb\rc\0d"))).endsWith(" a?b?c?d\r\n").containsOnlyOnce("\n");
	}

	@ParameterizedTest
	@FieldSource("FORMATS")
	void keepsSpacesOfNames(ListingFormat format) throws IOException {
		assertThat(line(format, FILE.withName(" a  b "))).endsWith(" a  b \r\n");
	}

	@ParameterizedTest
	@FieldSource("FORMATS")
	void showsAUndecodableNameWithTheOctetsThatItHas(ListingFormat format) throws IOException {
		assertThat(octets(format, FILE.withName("\udce9\udcff"), NameCodec.UTF_8)).endsWith(0xE9, 0xFF, '\r', '\n');
	}

	@ParameterizedTest
	@FieldSource("FORMATS")
	void showsNamesInTheCharsetOfTheSession(ListingFormat format) throws IOException {
		NameCodec latin = NameCodec.of(StandardCharsets.ISO_8859_1);
		assertThat(octets(format, FILE.withName("é"), latin)).endsWith(0xE9, '\r', '\n');
	}

	@ParameterizedTest
	@EnumSource(Kind.class)
	void tellsDirectoriesUnderAnyName(Kind kind) {
		assertThat(FILE.withKind(kind).isDirectory()).isEqualTo(kind.name().endsWith("DIRECTORY"));
	}

	@Test
	void showsANameOfAnyLength() throws IOException {
		String name = "n".repeat(5000);
		assertThat(line(MACHINE, FILE.withName(name))).endsWith("; " + name + "\r\n");
	}

	private static FileFacts withMode(int mode) {
		return new FileFacts(FILE.name(), FILE.kind(), FILE.size(), FILE.modified(), null, mode, FILE.owner(),
				FILE.group(), FILE.links(), FILE.unique(), FILE.permissions(), null);
	}

	private static FileFacts withModified(Instant modified) {
		return new FileFacts(FILE.name(), FILE.kind(), FILE.size(), modified, null, FILE.mode(), FILE.owner(),
				FILE.group(), FILE.links(), FILE.unique(), FILE.permissions(), null);
	}

	private static String line(ListingFormat format, FileFacts facts) throws IOException {
		return new String(octets(format, facts, NameCodec.UTF_8), StandardCharsets.UTF_8);
	}

	private static byte[] octets(ListingFormat format, FileFacts facts, NameCodec names) throws IOException {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		format.write(facts, names, out);
		return out.toByteArray();
	}

}
