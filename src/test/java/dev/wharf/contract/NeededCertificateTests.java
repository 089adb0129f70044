package dev.wharf.contract;

import java.io.UncheckedIOException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Where clients need a certificate, there is no connection without one. */
@ServedBy(value = Setup.CLIENT_CERTIFICATE_NEEDED, protections = { Protection.EXPLICIT, Protection.IMPLICIT },
		because = "it is about TLS")
class NeededCertificateTests extends ContractTests {

	@ParameterizedTest
	@ValueSource(strings = { ClientTls.TLS_1_2, ClientTls.TLS_1_3 })
	void servesAClientThatShowsOne(String protocol) {
		WireClient client = this.server.login(ClientTls.showing(TestCertificates.SCANNER, protocol));
		client.put("STOR a.txt", "content");
		assertThat(client.fetch("RETR a.txt")).asString().isEqualTo("content");
	}

	@ParameterizedTest
	@ValueSource(strings = { ClientTls.TLS_1_2, ClientTls.TLS_1_3 })
	void closesOnAClientThatShowsNone(String protocol) {
		expectRefused(ClientTls.speaking(protocol));
	}

	@ParameterizedTest
	@ValueSource(strings = { ClientTls.TLS_1_2, ClientTls.TLS_1_3 })
	void closesOnAClientThatShowsAnUnknownOne(String protocol) {
		expectRefused(ClientTls.showing(TestCertificates.IMPOSTOR, protocol));
	}

	@ParameterizedTest
	@ValueSource(strings = { ClientTls.TLS_1_2, ClientTls.TLS_1_3 })
	void refusesADataConnectionThatShowsNone(String protocol) {
		WireClient client = this.server.login(ClientTls.showing(TestCertificates.SCANNER, protocol));
		client.useForData(ClientTls.speaking(protocol));
		DataLink data = client.passive();
		client.write("STOR a.txt\r\n");
		client.expect(150);
		try {
			data.begin().close();
		}
		catch (UncheckedIOException ignored) {
			// TLS 1.2 tells it in the handshake, TLS 1.3 behind it.
		}
		assertThat(client.read().code()).as(client::transcript).isIn(425, 522);
		client.expect(200, "NOOP");
		assertThat(this.server.exists("a.txt")).isFalse();
	}

	private void expectRefused(ClientTls tls) {
		WireClient client = this.server.dial(tls);
		assertThatThrownBy(() -> client.login("alice")).isInstanceOfAny(UncheckedIOException.class,
				AssertionError.class);
		eventually().until(this.server::sessions, (sessions) -> sessions == 0);
	}

}
