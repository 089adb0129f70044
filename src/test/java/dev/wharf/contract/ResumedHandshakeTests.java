package dev.wharf.contract;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Handshakes of control connections that resume an earlier session are told from others.
 * Processes do not share sessions, so that they are no part of this.
 */
@ServedBy(modes = { Mode.SERIAL, Mode.VIRTUAL_THREADS, Mode.PLATFORM_THREADS, Mode.THREAD_POOL, Mode.REACTOR },
		protections = { Protection.EXPLICIT, Protection.IMPLICIT }, because = "it is about TLS")
class ResumedHandshakeTests extends ContractTests {

	@ParameterizedTest
	@ValueSource(strings = { ClientTls.TLS_1_2, ClientTls.TLS_1_3 })
	void areToldFromOthers(String protocol) {
		long before = resumed(protocol);
		ClientTls tls = ClientTls.speaking(protocol);
		for (int round = 0; round < 3; round++) {
			WireClient client = this.server.login(tls);
			client.expect(221, "QUIT");
			client.wire().expectEnd();
		}
		eventually().untilAsserted(() -> assertThat(resumed(protocol) - before).isEqualTo(2));
	}

	private long resumed(String protocol) {
		return this.server.service().count("wharf.tls.control.handshakes", "protocol", protocol, "resumed", "true");
	}

}
