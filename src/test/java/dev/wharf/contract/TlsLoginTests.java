package dev.wharf.contract;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * AUTH puts a session under TLS that began in the clear, and begins it anew (RFC 2228 3,
 * RFC 4217 4); REIN ends what AUTH began (RFC 4217 11).
 */
@ServedBy(protections = Protection.PLAIN, because = "the tests say AUTH themselves")
class TlsLoginTests extends ContractTests {

	@ParameterizedTest
	@ValueSource(strings = { "AUTH TLS", "AUTH TLS-C", "AUTH SSL", "AUTH TLS-P", "auth tls" })
	void securesTheSession(String command) {
		WireClient client = this.server.connect();
		client.expect(234, command);
		assertThat(client.wire().isSecured()).isTrue();
		logIn(client);
		client.expect(257, "PWD");
	}

	@ParameterizedTest
	@ValueSource(strings = { "AUTH TLS", "AUTH TLS-C" })
	void leavesDataInTheClearUntilItIsToldOtherwise(String command) {
		this.server.write("a.txt", "content");
		WireClient client = this.server.connect();
		client.expect(234, command);
		logIn(client);
		assertThat(client.fetch("RETR a.txt")).asString().isEqualTo("content");
		client.expect(200, "PBSZ 0");
		client.expect(200, "PROT P");
		assertThat(client.fetch("RETR a.txt")).asString().isEqualTo("content");
	}

	@ParameterizedTest
	@ValueSource(strings = { "AUTH SSL", "AUTH TLS-P" })
	void protectsDataFromTheBeginningForOldClients(String command) {
		this.server.write("a.txt", "content");
		WireClient client = this.server.connect();
		client.expect(234, command);
		logIn(client);
		assertThat(client.fetch("RETR a.txt")).asString().isEqualTo("content");
	}

	@ParameterizedTest
	@ValueSource(strings = { "AUTH GSSAPI", "AUTH KERBEROS_V4", "AUTH TLS1", "AUTH TLS TLS" })
	void goesOnInTheClearAfterAMechanismItDoesNotKnow(String command) {
		WireClient client = this.server.connect();
		client.expect(504, command);
		logIn(client);
	}

	@Test
	void wantsAMechanism() {
		this.server.connect().expect(501, "AUTH");
	}

	@Test
	void securesOnceOnly() {
		WireClient client = secured();
		client.expect(503, "AUTH TLS");
		logIn(client);
	}

	@Test
	void forgetsTheLoginOfTheClearSession() {
		WireClient client = this.server.login();
		client.expect(234, "AUTH TLS");
		client.expect(530, "PWD");
		client.expect(503, "PASS secret");
		logIn(client);
		client.expect(257, "PWD");
	}

	/** Who can write into the clear connection must not choose who logs in. */
	@Test
	void forgetsTheUserWhomTheClearSessionNamed() {
		WireClient client = this.server.connect();
		client.expect(331, "USER reader");
		client.expect(234, "AUTH TLS");
		client.expect(503, "PASS secret");
	}

	@Test
	void givesUpThePortOfTheClearSession() {
		WireClient client = this.server.login();
		client.passivePort();
		client.expect(234, "AUTH TLS");
		eventually().until(this.server::reservedPorts, (ports) -> ports == 0);
	}

	@Test
	void tellsWhatItOffersBeforeAndAfter() {
		WireClient client = this.server.connect();
		assertThat(features(client)).contains(" PBSZ", " PROT")
			.filteredOn((line) -> line.startsWith(" AUTH "))
			.singleElement()
			.asString()
			.contains("TLS");
		client.expect(234, "AUTH TLS");
		assertThat(features(client)).contains(" PBSZ", " PROT").doesNotContain(" CCC");
	}

	@Test
	void endsTlsOnReinitialization() {
		WireClient client = secured();
		logIn(client);
		client.expect(220, "REIN");
		assertThat(client.wire().isSecured()).isFalse();
		client.expect(530, "PWD");
		client.expect(503, "PBSZ 0");
		logIn(client);
		client.expect(257, "PWD");
	}

	@Test
	void securesAgainAfterReinitialization() {
		this.server.write("a.txt", "content");
		WireClient client = protectedClient();
		client.expect(220, "REIN");
		client.expect(234, "AUTH TLS");
		client.expect(503, "PROT P");
		logIn(client);
		assertThat(client.fetch("RETR a.txt")).as("in the clear").asString().isEqualTo("content");
		client.expect(200, "PBSZ 0");
		client.expect(200, "PROT P");
		assertThat(client.fetch("RETR a.txt")).as("protected").asString().isEqualTo("content");
	}

	@Test
	void tellsTheEndOfTlsToAClientThatLeaves() {
		WireClient client = secured();
		client.expect(221, "QUIT");
		assertThat(client.endsInOrder()).isTrue();
	}

	private WireClient secured() {
		WireClient client = this.server.connect();
		client.expect(234, "AUTH TLS");
		return client;
	}

	private WireClient protectedClient() {
		WireClient client = secured();
		client.expect(200, "PBSZ 0");
		client.expect(200, "PROT P");
		logIn(client);
		assertThat(client.fetch("RETR a.txt")).asString().isEqualTo("content");
		return client;
	}

	private static void logIn(WireClient client) {
		client.expect(331, "USER alice");
		client.expect(230, "PASS secret");
	}

	private static List<String> features(WireClient client) {
		return client.expect(211, "FEAT").body();
	}

}
