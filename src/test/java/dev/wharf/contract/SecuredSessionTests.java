package dev.wharf.contract;

import java.io.IOException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What is particular to sessions under TLS, however they came to it. */
@Isolated("it reads the log of the JVM")
@ServedBy(protections = { Protection.EXPLICIT, Protection.IMPLICIT }, because = "it is about TLS")
class SecuredSessionTests extends ContractTests {

	@ParameterizedTest
	@ValueSource(strings = { ClientTls.TLS_1_2, ClientTls.TLS_1_3 })
	void speaksBothVersions(String protocol) {
		WireClient client = this.server.login(ClientTls.speaking(protocol));
		assertThat(client.wire().session().getProtocol()).isEqualTo(protocol);
	}

	@Test
	void prefersTheNewVersion() {
		WireClient client = this.server.login(ClientTls.speaking(ClientTls.TLS_1_2, ClientTls.TLS_1_3));
		assertThat(client.wire().session().getProtocol()).isEqualTo(ClientTls.TLS_1_3);
	}

	@Test
	void showsItsCertificate() throws IOException {
		WireClient client = this.server.login();
		assertThat(client.wire().session().getPeerCertificates()).startsWith(TestCertificates.SERVER.certificate());
	}

	@Test
	void knowsThatItIsSecuredAlready() {
		WireClient client = this.server.connect();
		assertThat(client.expect(211, "FEAT").body()).contains(" PBSZ", " PROT")
			.noneMatch((line) -> line.startsWith(" AUTH"));
		client.expect(503, "AUTH TLS");
	}

	@ParameterizedTest
	@ValueSource(strings = { "PROT S", "PROT E" })
	void knowsNoLevelsThatTlsHasNot(String command) {
		this.server.connect().expect(536, command);
	}

	@ParameterizedTest
	@ValueSource(strings = { "PROT X", "PROT PRIVATE" })
	void knowsNoLevelsThatNobodyHas(String command) {
		this.server.connect().expect(504, command);
	}

	@Test
	void hasNoUseForProtectionBuffers() {
		assertThat(this.server.connect().expect(200, "PBSZ 16384").text()).contains("PBSZ=0");
	}

	/** What comes in one record comes at once. */
	@Test
	void answersManyCommandsOfOneRecordInOrder() {
		WireClient client = this.server.login();
		client.write("NOOP\r\nPWD\r\n".repeat(300));
		for (int round = 0; round < 300; round++) {
			client.expect(200);
			client.expect(257);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { ClientTls.TLS_1_2, ClientTls.TLS_1_3 })
	void putsTogetherWhatArrivesOctetByOctet(String protocol) {
		WireClient client = this.server.login(ClientTls.dribbling(protocol));
		client.put("STOR a.txt", "content");
		assertThat(client.fetch("RETR a.txt")).asString().isEqualTo("content");
	}

	@Test
	void sendsRepliesOfManyRecords() {
		for (int index = 0; index < 500; index++) {
			this.server.write("%03d".formatted(index) + "x".repeat(100), "");
		}
		assertThat(this.server.login().send("STAT /").body()).hasSizeGreaterThanOrEqualTo(500);
	}

	@Test
	void endsASessionThatNegotiatesAgain() throws IOException {
		WireClient client = this.server.login(ClientTls.speaking(ClientTls.TLS_1_2));
		client.wire().negotiateAgain();
		assertThat(client.isClosed()).isTrue();
		eventually().until(this.server::sessions, (sessions) -> sessions == 0);
	}

	@Test
	void goesOnWithNewKeys() throws IOException {
		WireClient client = this.server.login(ClientTls.speaking(ClientTls.TLS_1_3));
		for (int round = 0; round < 3; round++) {
			client.wire().negotiateAgain();
			client.expect(257, "PWD");
		}
	}

	@Test
	void endsASessionInWhichARecordIsForged() throws IOException {
		try (LogRecord log = LogRecord.begin()) {
			WireClient client = this.server.login();
			client.wire().forgeRecord();
			assertThat(client.isClosed()).isTrue();
			eventually().until(this.server::sessions, (sessions) -> sessions == 0);
			assertThat(log.messages()).hasSizeLessThanOrEqualTo(1);
			assertThat(log.stackTraces()).isZero();
		}
	}

	@Test
	void tellsTheEndOfTlsToAClientThatLeaves() {
		WireClient client = this.server.login();
		client.expect(221, "QUIT");
		assertThat(client.endsInOrder()).isTrue();
	}

	@Test
	void endsASessionWhoseClientEndsTls() throws IOException {
		WireClient client = this.server.login();
		client.wire().sayGoodbye();
		assertThat(client.isClosed()).isTrue();
		eventually().until(this.server::sessions, (sessions) -> sessions == 0);
	}

}
