package dev.wharf.contract;

import java.nio.file.Files;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * LIST as {@code ls -l} writes it, NLST as names alone, STAT with a path as LIST in a
 * reply (RFC 959 4.1.3).
 */
@ServedBy(varies = Axis.PROCESS)
class ListingTests extends ContractTests {

	private static final Instant OLD = Instant.parse("2003-02-01T04:05:06Z");

	@BeforeEach
	void makeFiles() throws Exception {
		Files.setLastModifiedTime(this.server.write("one.txt", "1234567"), FileTime.from(OLD));
		this.server.write("two.txt", "");
		this.server.write("three.dat", "");
		this.server.write(".hidden", "");
		this.server.makeFolder("docs");
		this.server.write("docs/inner.txt", "");
	}

	@Test
	void writesAFileAsLsDoes() throws Exception {
		Files.setPosixFilePermissions(this.server.path("one.txt"), PosixFilePermissions.fromString("rw-r-----"));
		assertThat(line("LIST", "one.txt")).matches("-rw-r----- +\\d+ \\S+ +\\S+ +7 Feb  1  2003 one\\.txt");
	}

	@Test
	void writesAFolderAsLsDoes() {
		assertThat(line("LIST", "docs")).matches("drwx[rwxst-]{6} +\\d+ \\S+ +\\S+ +\\d+ .{12} docs");
	}

	@Test
	void writesTheTimeOfARecentFileInUtc() throws Exception {
		Instant recent = Instant.now().minus(30, ChronoUnit.DAYS);
		Files.setLastModifiedTime(this.server.path("two.txt"), FileTime.from(recent));
		DateTimeFormatter form = DateTimeFormatter.ofPattern("MMM ppd HH:mm", Locale.ENGLISH);
		assertThat(line("LIST", "two.txt")).contains(form.format(LocalDateTime.ofInstant(recent, ZoneOffset.UTC)));
	}

	@Test
	void sortsAFolderByName() {
		for (int file = 20; file > 0; file--) {
			this.server.write("docs/%02d.txt".formatted(file * 37 % 100), "");
		}
		assertThat(this.server.login().fetchLines("NLST docs")).hasSize(21).isSorted();
	}

	@Test
	void listsTheCurrentFolder() {
		WireClient client = this.server.login();
		client.expect(250, "CWD docs");
		assertThat(client.fetchLines("NLST")).containsExactly("inner.txt");
	}

	@Test
	void listsAnEmptyFolderAsNothing() {
		this.server.makeFolder("empty");
		assertThat(this.server.login().fetch("LIST empty")).isEmpty();
	}

	@Test
	void showsNamesThatBeginWithADot() {
		assertThat(names("LIST")).containsExactlyInAnyOrder(".hidden", "one.txt", "two.txt", "three.dat", "docs");
	}

	@ParameterizedTest
	@ValueSource(strings = { "LIST -a", "LIST -la", "LIST -al", "LIST -l -a" })
	void showsTheFolderItselfOnDemand(String command) {
		assertThat(names(command)).contains(".", "..", ".hidden", "one.txt");
	}

	@ParameterizedTest
	@ValueSource(strings = { "LIST -l", "LIST -L", "LIST -F", "LIST -X -Z" })
	void ignoresFlagsItDoesNotKnow(String command) {
		assertThat(names(command)).contains("one.txt", "two.txt", "three.dat", "docs");
	}

	@Test
	void listsTheFolderBehindTheFlags() {
		assertThat(names("LIST -l docs")).containsExactly("inner.txt");
	}

	@Test
	void listsBelowOnDemand() {
		assertThat(this.server.login().fetch("LIST -R")).asString().contains("one.txt", "inner.txt");
	}

	@Test
	void noNameOfAFolderForgesALine() {
		this.server.makeFolder("a\r\n-rw-r--r-- forged");
		assertThat(this.server.login().fetchLines("LIST -R")).noneMatch((line) -> line.startsWith("-rw-r--r-- forged"));
	}

	@Test
	void listsOneFile() {
		assertThat(this.server.login().fetchLines("LIST one.txt")).singleElement().asString().endsWith(" one.txt");
	}

	@Test
	void namesAloneInNlst() {
		assertThat(this.server.login().fetchLines("NLST")).containsExactlyInAnyOrder(".hidden", "one.txt", "two.txt",
				"three.dat", "docs");
	}

	@Test
	void namesInNlstCanBeRetrieved() {
		WireClient client = this.server.login();
		String name = client.fetchLines("NLST docs").getFirst();
		assertThat(name).isIn("docs/inner.txt", "inner.txt");
	}

	@ParameterizedTest
	@ValueSource(strings = { "NLST *.txt", "NLST ???.txt", "NLST [ot]*.txt", "NLST -a *.txt" })
	void expandsPatterns(String command) {
		assertThat(this.server.login().fetchLines(command)).containsExactlyInAnyOrder("one.txt", "two.txt");
	}

	@Test
	void expandsPatternsInList() {
		assertThat(names("LIST *.txt")).containsExactlyInAnyOrder("one.txt", "two.txt");
	}

	@Test
	void expandsPatternsInAFolder() {
		assertThat(this.server.login().fetchLines("NLST docs/*.txt")).singleElement()
			.asString()
			.matches("(docs/)?inner\\.txt");
	}

	@Test
	void findsAFileWhoseNameLooksLikeAPattern() {
		this.server.write("[1].txt", "content");
		assertThat(this.server.login().fetch("RETR [1].txt")).asString().isEqualTo("content");
	}

	@Test
	void answersAPathologicalPattern() {
		this.server.write("a".repeat(200), "");
		WireClient client = this.server.login();
		client.passive();
		client.write("NLST " + "*a".repeat(60) + "b\r\n");
		assertThat(client.read().code()).isIn(150, 125, 450, 550, 501);
	}

	@ParameterizedTest
	@ValueSource(strings = { "LIST missing", "NLST missing", "MLSD missing" })
	void refusesToListWhatIsNotThere(String command) {
		WireClient client = this.server.login();
		client.passivePort();
		assertThat(client.send(command).code()).isIn(450, 501, 550);
	}

	@Test
	void tellsAFolderInAReply() {
		Answer answer = this.server.login().send("STAT /");
		assertThat(answer.code()).isIn(212, 213);
		assertThat(answer.body()).anyMatch((line) -> line.endsWith(" one.txt"));
	}

	@Test
	void tellsAFileInAReply() {
		Answer answer = this.server.login().send("STAT one.txt");
		assertThat(answer.code()).isIn(211, 213);
		assertThat(answer.text()).contains(" one.txt");
	}

	@Test
	void refusesTheStatusOfWhatIsNotThere() {
		assertThat(this.server.login().send("STAT missing").code()).isIn(450, 550);
	}

	@Test
	void endsEveryLineInCrLfInImageTypeToo() {
		assertThat(this.server.login().fetch("LIST")).asString().doesNotContainPattern("[^\r]\n");
	}

	private String line(String command, String name) {
		return this.server.login()
			.fetchLines(command)
			.stream()
			.filter((line) -> line.endsWith(" " + name))
			.findFirst()
			.orElse("no line for " + name);
	}

	private List<String> names(String command) {
		return this.server.login()
			.fetchLines(command)
			.stream()
			.filter((line) -> !line.startsWith("total"))
			.map((line) -> line.substring(line.lastIndexOf(' ') + 1))
			.toList();
	}

}
