package dev.wharf.contract;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** A client that stops in the middle of a handshake holds nothing for long. */
@ServedBy(value = Setup.SHORT_TIMEOUTS, varies = Axis.MODE, protections = { Protection.EXPLICIT, Protection.IMPLICIT },
		because = "it is about TLS")
class StalledHandshakeTests extends ContractTests {

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 100 })
	void endsAControlConnection(int octets) {
		HalfHandshake.onControl(this.server, octets).expectEnd();
		eventually().until(this.server::sessions, (sessions) -> sessions == 0);
	}

	@ParameterizedTest
	@CsvSource({ "RETR a.txt, 0", "RETR a.txt, 100", "STOR new.txt, 100", "LIST, 100" })
	void endsATransferAndNotItsSession(String command, int octets) {
		this.server.write("a.txt", "content");
		WireClient client = HalfHandshake.onData(this.server, command, octets);
		assertThat(client.read().code()).as(client::transcript).isIn(425, 522);
		client.expect(200, "NOOP");
		assertThat(this.server.exists("new.txt")).isFalse();
		assertThat(client.fetch("RETR a.txt")).asString().isEqualTo("content");
	}

	@Test
	void servesTheNextClient() {
		HalfHandshake.onControl(this.server, 100);
		this.server.login().expect(200, "NOOP");
	}

}
