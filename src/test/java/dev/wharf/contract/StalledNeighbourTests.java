package dev.wharf.contract;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * While clients stop in the middle of their handshakes, others are served. The time for a
 * handshake is far longer here than any test waits.
 */
@ServedBy(value = Setup.LONG_TIMEOUTS, severalClients = true,
		protections = { Protection.EXPLICIT, Protection.IMPLICIT }, because = "it is about TLS")
class StalledNeighbourTests extends ContractTests {

	private static final int STALLED = 20;

	@Test
	void servesANewClientBesideStalledControlConnections() {
		this.server.write("a.txt", "content");
		for (int index = 0; index < STALLED; index++) {
			HalfHandshake.onControl(this.server, 50 * (index % 3));
		}
		assertThat(this.server.login().fetch("RETR a.txt")).asString().isEqualTo("content");
	}

	@Test
	void servesANewClientBesideStalledDataConnections() {
		this.server.write("a.txt", "content");
		for (int index = 0; index < STALLED; index++) {
			HalfHandshake.onData(this.server, "RETR a.txt", 50 * (index % 3));
		}
		assertThat(this.server.login().fetch("RETR a.txt")).asString().isEqualTo("content");
	}

	@Test
	void answersTheStalledClientItself() {
		this.server.write("a.txt", "content");
		WireClient client = HalfHandshake.onData(this.server, "RETR a.txt", 100);
		client.expect(200, "NOOP");
		client.write("ABOR\r\n");
		assertThat(client.read().code()).as(client::transcript).isIn(425, 426, 522);
		client.expect(226);
		assertThat(client.fetch("RETR a.txt")).asString().isEqualTo("content");
	}

	@Test
	void forgetsAStalledClientThatLeaves() {
		HalfHandshake.onControl(this.server, 100).reset();
		HalfHandshake.onControl(this.server, 100).close();
		eventually().until(this.server::sessions, (sessions) -> sessions == 0);
	}

}
