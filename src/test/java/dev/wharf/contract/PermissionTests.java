package dev.wharf.contract;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** A user who may only read changes nothing, by whatever command. */
@ServedBy(varies = Axis.PROCESS)
class PermissionTests extends ContractTests {

	@BeforeEach
	void makeFiles() {
		this.server.write("a.txt", "content");
		this.server.makeFolder("docs");
	}

	@Test
	void mayList() {
		assertThat(this.server.login("reader").fetchLines("NLST")).containsExactlyInAnyOrder("a.txt", "docs");
	}

	@Test
	void mayRead() {
		assertThat(this.server.login("reader").fetch("RETR a.txt")).asString().isEqualTo("content");
	}

	@ParameterizedTest
	@ValueSource(strings = { "STOR a.txt", "STOR new.txt", "APPE a.txt", "APPE new.txt", "STOU" })
	void mayNotStore(String command) throws IOException {
		WireClient client = this.server.login("reader");
		client.passivePort();
		assertThat(client.send(command).code()).isIn(550, 553);
		expectNothingChanged();
	}

	@ParameterizedTest
	@ValueSource(strings = { "DELE a.txt", "MKD new", "XMKD new", "RMD docs", "XRMD docs", "MFMT 20100102030405 a.txt",
			"MFF modify=20100102030405; a.txt", "SITE CHMOD 600 a.txt", "SITE UTIME 20100102030405 a.txt",
			"COMB new.txt a.txt" })
	void mayNotChange(String command) throws IOException {
		assertThat(this.server.login("reader").send(command).code()).isIn(550, 553);
		expectNothingChanged();
	}

	@Test
	void mayNotRename() throws IOException {
		WireClient client = this.server.login("reader");
		Answer answer = client.send("RNFR a.txt");
		if (answer.code() == 350) {
			answer = client.send("RNTO b.txt");
		}
		assertThat(answer.code()).isIn(550, 553);
		expectNothingChanged();
	}

	@Test
	void mayNotResume() throws IOException {
		WireClient client = this.server.login("reader");
		client.passivePort();
		client.send("REST 3");
		assertThat(client.send("STOR a.txt").code()).isIn(550, 553);
		expectNothingChanged();
	}

	private void expectNothingChanged() throws IOException {
		assertThat(this.server.read("a.txt")).asString().isEqualTo("content");
		assertThat(Files.getLastModifiedTime(this.server.path("a.txt")).toInstant()).isAfter("2020-01-01T00:00:00Z");
		try (Stream<Path> files = Files.list(this.server.home())) {
			assertThat(files).hasSize(2);
		}
	}

}
