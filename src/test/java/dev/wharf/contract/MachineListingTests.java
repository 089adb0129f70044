package dev.wharf.contract;

import java.nio.file.Files;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** MLST and MLSD, the listings made for programs (RFC 3659 7). */
@ServedBy(varies = Axis.PROCESS)
class MachineListingTests extends ContractTests {

	@BeforeEach
	void makeFiles() throws Exception {
		Files.setLastModifiedTime(this.server.write("one.txt", "1234567"),
				FileTime.from(Instant.parse("2003-02-01T04:05:06Z")));
		this.server.makeFolder("docs");
		this.server.write("docs/inner file.txt", "");
	}

	@Test
	void tellsTheFactsOfAFile() {
		assertThat(facts(this.server.login(), "one.txt")).containsEntry("type", "file")
			.containsEntry("size", "7")
			.containsEntry("modify", "20030201040506");
	}

	@Test
	void tellsThatAFolderIsOne() {
		assertThat(facts(this.server.login(), "docs")).containsEntry("type", "dir");
	}

	@Test
	void tellsTheCurrentFolderWhenNothingIsNamed() {
		Answer answer = this.server.login().expect(250, "MLST");
		assertThat(answer.body()).singleElement()
			.asString()
			.startsWith(" ")
			.endsWith("; /")
			.containsIgnoringCase("type=");
	}

	@Test
	void indentsTheEntryInTheReply() {
		assertThat(this.server.login().expect(250, "MLST one.txt").body()).singleElement().asString().startsWith(" ");
	}

	@Test
	void refusesTheFactsOfWhatIsNotThere() {
		this.server.login().expect(550, "MLST missing");
	}

	@Test
	void listsAFolderWithItsFiles() {
		assertThat(this.server.login().fetchLines("MLSD docs")).filteredOn((line) -> line.contains("ype=file;"))
			.singleElement()
			.asString()
			.endsWith("; inner file.txt");
	}

	@Test
	void marksTheFolderItselfAndItsParent() {
		List<String> lines = this.server.login().fetchLines("MLSD docs");
		assertThat(lines).allMatch((line) -> line.matches("(?i).*type=(cdir|pdir|file|dir);.*"));
	}

	@Test
	void refusesToListAFile() {
		WireClient client = this.server.login();
		client.passivePort();
		assertThat(client.send("MLSD one.txt").code()).isIn(501, 550);
	}

	@Test
	void givesTheSameFileTheSameUniqueFact() throws Exception {
		Files.createLink(this.server.path("again.txt"), this.server.path("one.txt"));
		WireClient client = this.server.login();
		assertThat(facts(client, "one.txt").get("unique")).isNotNull()
			.isEqualTo(facts(client, "again.txt").get("unique"));
	}

	@Test
	void givesOtherFilesOtherUniqueFacts() {
		WireClient client = this.server.login();
		assertThat(facts(client, "one.txt").get("unique")).isNotEqualTo(facts(client, "docs").get("unique"));
	}

	@Test
	void tellsTheUnixFacts() throws Exception {
		Files.setPosixFilePermissions(this.server.path("one.txt"), PosixFilePermissions.fromString("rw-r-----"));
		WireClient client = this.server.login();
		client.expect(200, "OPTS MLST UNIX.mode;UNIX.owner;UNIX.group;");
		assertThat(facts(client, "one.txt")).containsOnlyKeys("unix.mode", "unix.owner", "unix.group")
			.hasEntrySatisfying("unix.mode", (mode) -> assertThat(mode).matches("0?640"));
	}

	@Test
	void tellsTheFactsThatAreAskedForOnly() {
		WireClient client = this.server.login();
		Answer answer = client.expect(200, "OPTS MLST size;type;bogus;");
		assertThat(answer.text().toLowerCase(Locale.ROOT)).contains("type;", "size;").doesNotContain("bogus", "modify");
		assertThat(facts(client, "one.txt")).containsOnlyKeys("type", "size");
	}

	@Test
	void tellsNoFactsWhenNoneIsAskedFor() {
		WireClient client = this.server.login();
		client.expect(200, "OPTS MLST");
		assertThat(client.expect(250, "MLST one.txt").body()).singleElement().asString().matches("  ?/?one\\.txt");
	}

	@Test
	void marksTheChosenFactsInFeat() {
		WireClient client = this.server.login();
		client.expect(200, "OPTS MLST type;");
		assertThat(client.expect(211, "FEAT").body()).filteredOn((line) -> line.startsWith(" MLST "))
			.singleElement()
			.asString()
			.contains("type*;", "size;", "modify;");
	}

	@Test
	void tellsWhatTheUserMayDo() {
		WireClient client = this.server.login();
		assertThat(facts(client, "one.txt").get("perm")).contains("a", "d", "f", "r", "w");
		assertThat(facts(client, "docs").get("perm")).contains("c", "d", "e", "f", "l", "m", "p");
	}

	@Test
	void tellsAReaderThatItMayOnlyRead() {
		WireClient client = this.server.login("reader");
		assertThat(facts(client, "one.txt").get("perm")).isEqualTo("r");
		assertThat(facts(client, "docs").get("perm")).contains("e", "l").doesNotContain("c", "d", "f", "m", "p");
	}

	@Test
	void listsAnEmptyFolder() {
		this.server.makeFolder("empty");
		assertThat(this.server.login().fetchLines("MLSD empty"))
			.allMatch((line) -> line.matches("(?i).*type=[cp]dir;.*"));
	}

	/**
	 * The facts of an entry by their names in lower case; names are case-insensitive (RFC
	 * 3659 7.5).
	 */
	private static Map<String, String> facts(WireClient client, String path) {
		String entry = client.expect(250, "MLST " + path).body().getFirst().strip();
		Map<String, String> facts = new TreeMap<>();
		for (String fact : entry.substring(0, entry.indexOf(' ')).split(";")) {
			String[] parts = fact.split("=", 2);
			facts.put(parts[0].toLowerCase(Locale.ROOT), parts[1]);
		}
		return facts;
	}

}
