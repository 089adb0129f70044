package dev.wharf.contract;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Data connections that never come hang no thread that others need. */
@ServedBy(varies = Axis.MODE, severalClients = true)
class StarvationTests extends ContractTests {

	private static final int ATTACKERS = 20;

	@Test
	void servesANewClientWhileOthersNeverConnectForTheirListings() {
		this.server.write("a.txt", "content");
		for (int index = 0; index < ATTACKERS; index++) {
			WireClient attacker = this.server.login("alice", WharfServer.loopback(2 + index));
			attacker.expect(227, "PASV");
			attacker.write("LIST\r\n");
		}
		assertThat(this.server.login().fetch("RETR a.txt")).asString().isEqualTo("content");
	}

	@Test
	void servesANewClientWhileOthersNeverReadTheirDownloads() {
		this.server.writeZeros("huge.bin", 1L << 30);
		this.server.write("a.txt", "content");
		for (int index = 0; index < ATTACKERS; index++) {
			WireClient attacker = this.server.login();
			attacker.passive();
			attacker.write("RETR huge.bin\r\n");
			attacker.expectMark();
		}
		assertThat(this.server.login().fetch("RETR a.txt")).asString().isEqualTo("content");
	}

	@Test
	void servesANewClientWhileOthersSendNothingOfTheirUploads() {
		for (int index = 0; index < ATTACKERS; index++) {
			WireClient attacker = this.server.login();
			attacker.passive();
			attacker.write("STOR upload-" + index + "\r\n");
			attacker.expectMark();
		}
		this.server.login().put("STOR a.txt", "content");
		assertThat(this.server.read("a.txt")).asString().isEqualTo("content");
	}

	@Test
	void answersTheAttackersThemselves() {
		WireClient attacker = this.server.login();
		attacker.passivePort();
		attacker.write("LIST\r\n");
		attacker.expect(200, "NOOP");
	}

}
