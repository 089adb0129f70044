package dev.wharf.contract;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Renaming, deleting and making files and folders do on the disk what their replies say.
 */
@ServedBy(varies = Axis.PROCESS)
class FileTests extends ContractTests {

	@Test
	void renamesAFile() {
		this.server.write("old.txt", "content");
		WireClient client = this.server.login();
		client.expect(350, "RNFR old.txt");
		client.expect(250, "RNTO new.txt");
		assertThat(this.server.exists("old.txt")).isFalse();
		assertThat(this.server.read("new.txt")).asString().isEqualTo("content");
	}

	@Test
	void movesAFileToAnotherFolder() {
		this.server.makeFolder("docs");
		this.server.write("a.txt", "content");
		WireClient client = this.server.login();
		client.expect(350, "RNFR a.txt");
		client.expect(250, "RNTO docs/b.txt");
		assertThat(this.server.read("docs/b.txt")).asString().isEqualTo("content");
	}

	@Test
	void renamesAFolderWithAllInIt() {
		this.server.makeFolder("docs");
		this.server.write("docs/a.txt", "content");
		WireClient client = this.server.login();
		client.expect(350, "RNFR docs");
		client.expect(250, "RNTO papers");
		assertThat(this.server.read("papers/a.txt")).asString().isEqualTo("content");
	}

	@Test
	void refusesToMoveAFolderIntoItself() {
		this.server.makeFolder("docs");
		WireClient client = this.server.login();
		client.expect(350, "RNFR docs");
		assertThat(client.send("RNTO docs/inner").code()).isIn(550, 553);
		assertThat(this.server.exists("docs")).isTrue();
	}

	@Test
	void refusesToRenameTheRoot() {
		WireClient client = this.server.login();
		Answer answer = client.send("RNFR /");
		if (answer.code() == 350) {
			answer = client.send("RNTO /elsewhere");
		}
		assertThat(answer.code()).isIn(550, 553);
		assertThat(this.server.home()).isDirectory();
	}

	@Test
	void deletesAFile() {
		this.server.write("a.txt", "content");
		this.server.login().expect(250, "DELE a.txt");
		assertThat(this.server.exists("a.txt")).isFalse();
	}

	@Test
	void deletesNoFolderByDele() {
		this.server.makeFolder("docs");
		this.server.login().expect(550, "DELE docs");
		assertThat(this.server.exists("docs")).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "MKD docs", "XMKD docs", "MKD /docs", "MKD docs/" })
	void makesAFolder(String command) {
		assertThat(this.server.login().expect(257, command).text()).startsWith("257 \"/docs\"");
		assertThat(this.server.path("docs")).isDirectory();
	}

	@Test
	void refusesToMakeAFolderTwice() {
		this.server.makeFolder("docs");
		assertThat(this.server.login().send("MKD docs").code()).isIn(521, 550);
	}

	@Test
	void removesAnEmptyFolder() {
		this.server.makeFolder("docs");
		this.server.login().expect(250, "RMD docs");
		assertThat(this.server.exists("docs")).isFalse();
	}

	@Test
	void removesNoFolderThatHoldsFiles() {
		this.server.makeFolder("docs");
		this.server.write("docs/a.txt", "content");
		this.server.login().expect(550, "RMD docs");
		assertThat(this.server.exists("docs/a.txt")).isTrue();
	}

	@Test
	void removesNoFileByRmd() {
		this.server.write("a.txt", "content");
		this.server.login().expect(550, "RMD a.txt");
		assertThat(this.server.exists("a.txt")).isTrue();
	}

	@Test
	void refusesToRemoveTheRoot() {
		this.server.login().expect(550, "RMD /");
		assertThat(this.server.home()).isDirectory();
	}

	@Test
	void staysWhereItIsWhenTheFolderIsGone() {
		WireClient client = this.server.login();
		client.expect(550, "CWD missing");
		assertThat(client.expect(257, "PWD").text()).startsWith("257 \"/\"");
	}

	@Test
	void refusesToEnterAFile() {
		this.server.write("a.txt", "content");
		this.server.login().expect(550, "CWD a.txt");
	}

	@ParameterizedTest
	@ValueSource(strings = { "CWD ../docs/./sub", "CWD /docs/sub", "CWD docs//sub/", "CWD docs/sub/../sub" })
	void normalisesPaths(String command) {
		this.server.makeFolder("docs");
		this.server.makeFolder("docs/sub");
		WireClient client = this.server.login();
		client.expect(250, command);
		assertThat(client.expect(257, "PWD").text()).startsWith("257 \"/docs/sub\"");
	}

	@Test
	void joinsFilePartsIntoOne() {
		this.server.write("part 1", "one,");
		this.server.write("part2", "two,");
		this.server.write("part3", "three");
		this.server.login().expect(250, "COMB \"whole file\" \"part 1\" \"part2\" \"part3\"");
		assertThat(this.server.read("whole file")).asString().isEqualTo("one,two,three");
	}

	@Test
	void joinsNothingWhenAPartIsMissing() {
		this.server.write("part1", "one,");
		assertThat(this.server.login().send("COMB whole part1 missing").code()).isIn(550, 553);
		assertThat(this.server.exists("whole")).isFalse();
		assertThat(this.server.read("part1")).asString().isEqualTo("one,");
	}

	@Test
	void tellsTheRoomThatIsLeft() {
		assertThat(Long.parseLong(this.server.login().expect(213, "AVBL").argument())).isPositive();
	}

}
