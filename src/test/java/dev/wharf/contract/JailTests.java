package dev.wharf.contract;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** No path, link or encoding trick leaves the home. */
@ServedBy(varies = Axis.PROCESS)
class JailTests extends ContractTests {

	private static final String SECRET = "nobody's business";

	@BeforeEach
	void hideASecret() throws IOException {
		Files.writeString(secret(), SECRET);
		this.server.makeFolder("docs");
	}

	@AfterEach
	void findTheSecretUntouched() throws IOException {
		assertThat(secret()).hasContent(SECRET);
		Files.delete(secret());
	}

	@ParameterizedTest
	@ValueSource(strings = { "../secret.txt", "/../secret.txt", "../../../../../../etc/hostname",
			"docs/../../secret.txt", "..//secret.txt", "docs/../..//./secret.txt",
			"\u00c0\u00ae\u00c0\u00ae/secret.txt", "..\u00c0\u00afsecret.txt", "%2e%2e/secret.txt", "..\\secret.txt",
			"//../secret.txt", "~/../secret.txt", "../home/../secret.txt" })
	void readsNothingOutside(String path) {
		WireClient client = this.server.login();
		client.passivePort();
		assertThat(client.send("RETR " + path).code()).isIn(501, 550, 553);
	}

	@ParameterizedTest
	@ValueSource(strings = { "DELE ../secret.txt", "RMD ../public", "RNFR ../secret.txt", "SIZE ../secret.txt",
			"MDTM ../secret.txt", "MLST ../secret.txt", "HASH ../secret.txt", "SITE CHMOD 777 ../secret.txt",
			"MFMT 20100102030405 ../secret.txt" })
	void touchesNothingOutside(String command) {
		assertThat(this.server.login().send(command).code()).isIn(501, 550, 553);
	}

	@Test
	void storesInTheHomeWhatIsMeantForOutside() {
		this.server.login().put("STOR ../inside.txt", "content");
		assertThat(this.server.read("inside.txt")).asString().isEqualTo("content");
		assertThat(this.server.outside().resolve("inside.txt")).doesNotExist();
	}

	@Test
	void doesNotClimbAboveTheRoot() {
		WireClient client = this.server.login();
		client.send("CWD ../../..");
		client.send("CDUP");
		assertThat(client.expect(257, "PWD").text()).startsWith("257 \"/\"");
		assertThat(client.fetchLines("NLST")).containsExactly("docs");
	}

	@Test
	void tellsNoRealPath() {
		assertThat(this.server.login().expect(550, "CWD missing").text()).doesNotContain(this.server.home().toString());
	}

	@ParameterizedTest
	@ValueSource(strings = { "link", "link/" })
	void readsNoFileThroughALinkThatLeavesTheHome(String path) throws IOException {
		Files.createSymbolicLink(this.server.path("link"), secret());
		WireClient client = this.server.login();
		client.passivePort();
		assertThat(client.send("RETR " + path).code()).isIn(550, 553);
	}

	@Test
	void entersNoFolderThroughALinkThatLeavesTheHome() throws IOException {
		Files.createSymbolicLink(this.server.path("link"), Path.of("../public"));
		this.server.login().expect(550, "CWD link");
	}

	@Test
	void writesNothingThroughALinkThatLeavesTheHome() throws IOException {
		Files.createSymbolicLink(this.server.path("link"), this.server.outside());
		WireClient client = this.server.login();
		client.passivePort();
		assertThat(client.send("STOR link/new.txt").code()).isIn(550, 553);
		assertThat(client.send("MKD link/new").code()).isIn(550, 553);
		assertThat(this.server.outside().resolve("new")).doesNotExist();
	}

	@Test
	void appendsNothingThroughALinkThatLeavesTheHome() throws IOException {
		Files.createSymbolicLink(this.server.path("link"), secret());
		WireClient client = this.server.login();
		client.passivePort();
		assertThat(client.send("APPE link").code()).isIn(550, 553);
	}

	@Test
	void followsALinkThatStaysInTheHome() throws IOException {
		this.server.write("a.txt", "content");
		Files.createSymbolicLink(this.server.path("link"), Path.of("a.txt"));
		assertThat(this.server.login().fetch("RETR link")).asString().isEqualTo("content");
	}

	private Path secret() {
		return this.server.outside().resolve("secret.txt");
	}

}
