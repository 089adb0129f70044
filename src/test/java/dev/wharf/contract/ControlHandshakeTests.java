package dev.wharf.contract;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The TLS handshakes of control connections are timed by version, in every mode. */
@ServedBy(protections = { Protection.EXPLICIT, Protection.IMPLICIT }, because = "it is about TLS")
class ControlHandshakeTests extends ContractTests {

	@ParameterizedTest
	@ValueSource(strings = { ClientTls.TLS_1_2, ClientTls.TLS_1_3 })
	void areTimedByVersion(String protocol) {
		long before = handshakes(protocol);
		this.server.login(ClientTls.speaking(protocol));
		eventually().untilAsserted(() -> assertThat(handshakes(protocol) - before).isEqualTo(1));
	}

	private long handshakes(String protocol) {
		return this.server.service().count("wharf.tls.control.handshakes", "protocol", protocol, "resumed", "false");
	}

}
