package dev.wharf.contract;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Where session reuse is only observed, every client is served, and the operator can see
 * whom enforcing it would lock out.
 */
@Isolated("it reads the log of the JVM")
@ServedBy(protections = { Protection.EXPLICIT, Protection.IMPLICIT }, because = "it is about TLS")
class ObservedReuseTests extends ContractTests {

	@BeforeEach
	void makeFile() {
		this.server.write("a.txt", "content");
	}

	@ParameterizedTest
	@ValueSource(strings = { ClientTls.TLS_1_2, ClientTls.TLS_1_3 })
	void countsDataConnectionsThatResume(String protocol) {
		long before = count(protocol, true);
		WireClient client = this.server.login(ClientTls.speaking(protocol));
		client.put("STOR b.txt", "content");
		client.fetch("RETR a.txt");
		client.fetch("NLST");
		eventually().untilAsserted(() -> assertThat(count(protocol, true) - before).isEqualTo(3));
	}

	@ParameterizedTest
	@ValueSource(strings = { ClientTls.TLS_1_2, ClientTls.TLS_1_3 })
	void servesAndCountsDataConnectionsThatDoNot(String protocol) {
		long before = count(protocol, false);
		WireClient client = this.server.login(ClientTls.speaking(protocol));
		for (int round = 0; round < 3; round++) {
			client.useForData(ClientTls.speaking(protocol));
			assertThat(client.fetch("RETR a.txt")).asString().isEqualTo("content");
		}
		eventually().untilAsserted(() -> assertThat(count(protocol, false) - before).isEqualTo(3));
	}

	@Test
	void countsNoDataConnectionInTheClear() {
		long before = count(ClientTls.TLS_1_2, false) + count(ClientTls.TLS_1_3, false);
		WireClient client = this.server.login();
		client.expect(200, "PROT C");
		client.fetch("RETR a.txt");
		assertThat(count(ClientTls.TLS_1_2, false) + count(ClientTls.TLS_1_3, false)).isEqualTo(before);
	}

	@Test
	void logsItOncePerSession() {
		try (LogRecord log = LogRecord.begin()) {
			WireClient client = this.server.login();
			for (int round = 0; round < 3; round++) {
				client.fetch("RETR a.txt");
			}
			client.expect(221, "QUIT");
			eventually().until(this.server::sessions, (sessions) -> sessions == 0);
			eventually().untilAsserted(
					() -> assertThat(log.messages()).filteredOn((line) -> line.contains("resume")).hasSize(1));
		}
	}

	private long count(String protocol, boolean resumed) {
		return this.server.service()
			.count("wharf.tls.data.connections", "protocol", protocol, "resumed", Boolean.toString(resumed));
	}

}
