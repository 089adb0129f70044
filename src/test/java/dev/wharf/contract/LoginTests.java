package dev.wharf.contract;

import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Who gets in, in which order of commands, and what is open to those who are not in yet
 * (RFC 959 5.4).
 */
class LoginTests extends ContractTests {

	private static final List<String> MEMBERS_ONLY = List.of("ALLO 10", "APPE a", "AVBL", "CDUP", "COMB a b", "CWD a",
			"DELE a", "EPRT |1|127.0.0.1|1025|", "EPSV", "HASH a", "LIST", "MDTM a", "MFF modify=20200101000000; a",
			"MFMT 20200101000000 a", "MKD a", "MLSD", "MLST", "MODE S", "NLST", "PASV", "PORT 127,0,0,1,4,1", "PWD",
			"REST 0", "RETR a", "RMD a", "RNFR a", "RNTO a", "SITE CHMOD 644 a", "SIZE a", "STAT a", "STOR a", "STOU",
			"STRU F", "TYPE I", "XCRC a", "XCUP", "XCWD a", "XMD5 a", "XMKD a", "XPWD", "XRMD a", "XSHA1 a",
			"XSHA256 a", "XSHA512 a");

	@Test
	void greetsBeforeTheClientSaysAnything() {
		assertThat(this.server.dial().read().code()).isEqualTo(220);
	}

	@Test
	void letsAUserInByNameAndPassword() {
		WireClient client = this.server.connect();
		client.expect(331, "USER alice");
		client.expect(230, "PASS secret");
		client.expect(257, "PWD");
	}

	@ParameterizedTest
	@ValueSource(strings = { "FEAT", "HELP", "SYST", "NOOP", "OPTS UTF8 ON", "CLNT probe", "HOST ftp.example.com" })
	void answersBeforeLogin(String command) {
		assertThat(this.server.connect().send(command).code()).isBetween(200, 299);
	}

	@Test
	void saysGoodbyeBeforeLogin() {
		WireClient client = this.server.connect();
		client.expect(221, "QUIT");
		assertThat(client.isClosed()).isTrue();
	}

	@Test
	void asksForALoginBeforeAnythingElse() {
		WireClient client = this.server.connect();
		Map<String, Integer> codes = new TreeMap<>();
		for (String command : MEMBERS_ONLY) {
			codes.put(command, client.send(command).code());
		}
		assertThat(codes).allSatisfy((command, code) -> assertThat(code).as(command).isEqualTo(530));
	}

	@Test
	void wantsAUserBeforeAPassword() {
		this.server.connect().expect(503, "PASS secret");
	}

	@Test
	void wantsTheUserAgainAfterAFailedLogin() {
		WireClient client = this.server.connect();
		client.expect(331, "USER alice");
		client.expect(530, "PASS wrong");
		client.expect(503, "PASS secret");
	}

	@Test
	void takesTheLastUserNamed() {
		WireClient client = this.server.connect();
		client.expect(331, "USER nobody");
		client.expect(331, "USER alice");
		client.expect(230, "PASS secret");
	}

	@Test
	void doesNotTellUsersFromStrangers() {
		WireClient client = this.server.connect();
		String known = client.expect(331, "USER alice").text().replace("alice", "?");
		assertThat(client.expect(331, "USER nobody").text().replace("nobody", "?")).isEqualTo(known);
	}

	@Test
	void forgetsTheUserOnReinitialization() {
		WireClient client = this.server.login();
		client.expect(220, "REIN");
		client.expect(530, "PWD");
		client.expect(331, "USER reader");
		client.expect(230, "PASS secret");
	}

	@Test
	void forgetsTransferParametersOnReinitialization() {
		this.server.write("lines.txt", "one\ntwo\n");
		WireClient client = this.server.login();
		client.expect(220, "REIN");
		client.expect(331, "USER alice");
		client.expect(230, "PASS secret");
		assertThat(client.fetch("RETR lines.txt")).asString().isEqualTo("one\r\ntwo\r\n");
	}

	@Test
	void takesAHostBeforeTheUserOnly() {
		WireClient client = this.server.connect();
		client.expect(220, "HOST ftp.example.com");
		client.expect(331, "USER alice");
		client.expect(503, "HOST ftp.example.com");
	}

	@Test
	void letsAnonymousReadItsFolder() throws Exception {
		Files.writeString(this.server.publicFolder().resolve("welcome.txt"), "hello");
		WireClient client = this.server.connect();
		client.expect(331, "USER anonymous");
		client.expect(230, "PASS guest@example.com");
		assertThat(client.fetch("RETR welcome.txt")).asString().isEqualTo("hello");
	}

	@Test
	void keepsAnonymousFromWriting() {
		WireClient client = this.server.connect();
		client.expect(331, "USER anonymous");
		client.expect(230, "PASS guest@example.com");
		client.expectRefusal("MKD mine");
		assertThat(this.server.publicFolder()).isEmptyDirectory();
	}

	@Test
	void closesAfterQuit() {
		WireClient client = this.server.login();
		client.expect(221, "QUIT");
		assertThat(client.isClosed()).isTrue();
	}

}
