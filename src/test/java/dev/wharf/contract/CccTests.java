package dev.wharf.contract;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * CCC takes the control connection back to the clear, for what lies between client and
 * server and has to read ports; data stays protected (RFC 4217 12.3).
 */
@ServedBy(value = Setup.PERMISSIVE, protections = { Protection.EXPLICIT, Protection.IMPLICIT },
		because = "CCC belongs to sessions under TLS")
class CccTests extends ContractTests {

	@BeforeEach
	void makeFile() {
		this.server.write("a.txt", "content");
	}

	@ParameterizedTest
	@ValueSource(strings = { ClientTls.TLS_1_2, ClientTls.TLS_1_3 })
	void takesTheControlConnectionBackToTheClear(String protocol) {
		WireClient client = this.server.login(ClientTls.speaking(protocol));
		client.expect(200, "CCC");
		assertThat(client.wire().isSecured()).isFalse();
		assertThat(client.expect(257, "PWD").text()).startsWith("257 \"/\"");
	}

	@ParameterizedTest
	@ValueSource(strings = { ClientTls.TLS_1_2, ClientTls.TLS_1_3 })
	void leavesDataProtected(String protocol) {
		WireClient client = this.server.login(ClientTls.speaking(protocol));
		client.expect(200, "CCC");
		for (int round = 0; round < 3; round++) {
			client.put("STOR b.txt", "content " + round);
			assertThat(client.fetch("RETR b.txt")).asString().isEqualTo("content " + round);
		}
	}

	@Test
	void isTheLastThingThatTlsHasToSay() {
		WireClient client = this.server.login();
		client.expect(200, "CCC");
		client.expect(221, "QUIT");
		assertThat(client.isClosed()).isTrue();
	}

	@Test
	void isOfferedToSessionsUnderTls() {
		WireClient client = this.server.login();
		assertThat(client.expect(211, "FEAT").body()).contains(" CCC");
		client.expect(200, "CCC");
		assertThat(client.expect(211, "FEAT").body()).doesNotContain(" CCC");
	}

	@Test
	void hasNothingToTakeBackTwice() {
		WireClient client = this.server.login();
		client.expect(200, "CCC");
		assertThat(client.send("CCC").code()).isIn(503, 533);
		client.expect(257, "PWD");
	}

}
