package dev.wharf.contract;

import java.io.UncheckedIOException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Where clients are asked for a certificate and may go without, a certificate that the
 * server trusts stands for the password of the user it belongs to (RFC 2228 3, 232).
 */
@Isolated("it reads the log of the JVM")
@ServedBy(value = Setup.CLIENT_CERTIFICATE_WANTED, protections = { Protection.EXPLICIT, Protection.IMPLICIT },
		because = "it is about TLS")
class WantedCertificateTests extends ContractTests {

	@ParameterizedTest
	@ValueSource(strings = { ClientTls.TLS_1_2, ClientTls.TLS_1_3 })
	void letsInTheUserItNames(String protocol) {
		WireClient client = this.server.dial(ClientTls.showing(TestCertificates.ALICE, protocol));
		client.expect(220);
		client.expect(232, "USER alice");
		client.expect(257, "PWD");
		client.put("STOR a.txt", "content");
		assertThat(this.server.read("a.txt")).asString().isEqualTo("content");
	}

	@Test
	void letsInTheUserWhoseConfigurationNamesIt() {
		WireClient client = showing(TestCertificates.SCANNER);
		client.expect(232, "USER reader");
		client.expect(257, "PWD");
	}

	@Test
	void letsNobodyInByNameAloneWhoseConfigurationNamesAnother() {
		showing(TestCertificates.READER).expect(331, "USER reader");
	}

	@Test
	void wantsThePasswordOfAnybodyElse() {
		WireClient client = showing(TestCertificates.ALICE);
		client.expect(331, "USER latin");
		client.expect(530, "PWD");
		client.expect(331, "USER latin");
		client.expect(230, "PASS secret");
	}

	@Test
	void wantsThePasswordOfAClientWithoutOne() {
		WireClient client = this.server.connect();
		client.expect(331, "USER alice");
		client.expect(230, "PASS secret");
	}

	@ParameterizedTest
	@ValueSource(strings = { ClientTls.TLS_1_2, ClientTls.TLS_1_3 })
	void closesOnOneOfAnUnknownAuthority(String protocol) {
		expectRefused(ClientTls.showing(TestCertificates.IMPOSTOR, protocol));
	}

	@ParameterizedTest
	@ValueSource(strings = { ClientTls.TLS_1_2, ClientTls.TLS_1_3 })
	void closesOnOneThatHasExpired(String protocol) {
		expectRefused(ClientTls.showing(TestCertificates.EXPIRED, protocol));
	}

	@Test
	void servesADataConnectionOfTheSameClient() {
		WireClient client = showing(TestCertificates.ALICE);
		client.expect(232, "USER alice");
		client.useForData(ClientTls.showing(TestCertificates.ALICE, ClientTls.TLS_1_3));
		client.put("STOR a.txt", "content");
	}

	@Test
	void refusesADataConnectionOfAnotherClient() {
		WireClient client = showing(TestCertificates.ALICE);
		client.expect(232, "USER alice");
		client.useForData(ClientTls.showing(TestCertificates.SCANNER, ClientTls.TLS_1_3));
		try (DataLink data = client.passive()) {
			client.write("STOR a.txt\r\n");
			client.expectMark();
			client.expect(522);
		}
		assertThat(this.server.exists("a.txt")).isFalse();
	}

	private WireClient showing(Identity identity) {
		WireClient client = this.server.dial(ClientTls.showing(identity, ClientTls.TLS_1_3));
		client.expect(220);
		return client;
	}

	private void expectRefused(ClientTls tls) {
		try (LogRecord log = LogRecord.begin()) {
			WireClient client = this.server.dial(tls);
			assertThatThrownBy(() -> client.login("alice")).isInstanceOfAny(UncheckedIOException.class,
					AssertionError.class);
			eventually().until(this.server::sessions, (sessions) -> sessions == 0);
			eventually().untilAsserted(() -> assertThat(log.messages()).hasSize(1));
			assertThat(log.stackTraces()).isZero();
		}
	}

}
