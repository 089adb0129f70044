package dev.wharf.contract;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * PASV and EPSV open a port for the client that asked, and for nobody else (RFC 959
 * 4.1.2, RFC 2428 3, RFC 2577).
 */
@ServedBy(varies = Axis.MODE)
class PassiveModeTests extends ContractTests {

	private static final String CONTENT = "content";

	@Test
	void servesOnThePortThatPasvTells() {
		this.server.write("a.txt", CONTENT);
		WireClient client = this.server.login();
		String[] numbers = client.expect(227, "PASV").text().replaceAll(".*?(\\d+(,\\d+){5}).*", "$1").split(",");
		assertThat(numbers).startsWith("127", "0", "0", "1");
		int port = Integer.parseInt(numbers[4]) * 256 + Integer.parseInt(numbers[5]);
		try (DataLink data = client.dataLink(port, null)) {
			client.write("RETR a.txt\r\n");
			client.expectMark();
			assertThat(data.readAll()).asString().isEqualTo(CONTENT);
		}
		client.expectDone();
	}

	@ParameterizedTest
	@ValueSource(strings = { "EPSV", "EPSV 1" })
	void tellsAPortByEpsv(String command) {
		assertThat(this.server.login().expect(229, command).text()).matches("229 .*\\(\\|\\|\\|\\d+\\|\\)\\.?");
	}

	@ParameterizedTest
	@ValueSource(strings = { "EPSV 2", "EPSV 3" })
	void refusesAnAddressFamilyThatTheConnectionIsNotOf(String command) {
		this.server.login().expect(522, command);
	}

	@ParameterizedTest
	@ValueSource(strings = { "PASV", "PORT 127,0,0,1,100,100", "EPRT |1|127.0.0.1|25700|" })
	void takesNothingElseAfterEpsvAll(String command) {
		WireClient client = this.server.login();
		client.expect(200, "EPSV ALL");
		client.expectRefusal(command);
		client.passivePort();
	}

	@Test
	void takesAConnectionThatComesAfterTheCommand() {
		this.server.write("a.txt", CONTENT);
		WireClient client = this.server.login();
		int port = client.passivePort();
		client.write("RETR a.txt\r\n");
		try (DataLink data = client.dataLink(port, null)) {
			client.expectMark();
			assertThat(data.readAll()).asString().isEqualTo(CONTENT);
		}
		client.expectDone();
	}

	@Test
	void closesAConnectionFromAnotherAddress() {
		WireClient client = this.server.login();
		DataLink thief = client.dataLink(client.passivePort(), WharfServer.loopback(2));
		assertThat(thief.isRefused()).isTrue();
	}

	@Test
	void servesTheRightClientAfterAThief() {
		this.server.write("a.txt", CONTENT);
		WireClient client = this.server.login();
		int port = client.passivePort();
		client.write("RETR a.txt\r\n");
		assertThat(client.dataLink(port, WharfServer.loopback(2)).isRefused()).isTrue();
		try (DataLink data = client.dataLink(port, null)) {
			client.expectMark();
			assertThat(data.readAll()).asString().isEqualTo(CONTENT);
		}
		client.expectDone();
	}

	@Test
	void closesAConnectionThatNobodyAskedFor() {
		WireClient client = this.server.login();
		int port = client.passivePort();
		client.dataLink(port, null);
		assertThat(client.dataLink(port, null).isRefused()).isTrue();
	}

	@Test
	void forgetsAPortWhenAnotherIsAskedFor() {
		this.server.write("a.txt", CONTENT);
		WireClient client = this.server.login();
		for (int round = 0; round < 100; round++) {
			client.passivePort();
		}
		assertThat(client.fetch("RETR a.txt")).asString().isEqualTo(CONTENT);
	}

	@Test
	void usesAPortForOneTransferOnly() {
		this.server.write("a.txt", CONTENT);
		WireClient client = this.server.login();
		client.fetch("RETR a.txt");
		assertThat(client.send("RETR a.txt").code()).isIn(425, 503);
	}

}
