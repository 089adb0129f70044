package dev.wharf.contract;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What somebody has put behind AUTH in the clear is not taken for what the client says
 * under TLS: the connection is closed.
 */
@ServedBy(protections = Protection.PLAIN, because = "it is about the moment before TLS")
class InjectionTests extends ContractTests {

	@ParameterizedTest
	@ValueSource(strings = { "MKD injected\r\n", "MKD injected\r\nNOOP\r\n", "MKD inj", "M", "\r\n" })
	void closesWhenSomethingFollowsAuth(String behind) {
		WireClient client = this.server.login();
		client.write(octets("AUTH TLS\r\n" + behind));
		assertThat(client.readToTheEnd()).doesNotContain("257 ");
		expectNothingDone();
	}

	/** Neither command needs a login, which AUTH ends. */
	@ParameterizedTest
	@ValueSource(strings = { "NOOP\r\n", "FEAT\r\nNOOP\r\n" })
	void answersNothingThatFollowsAuth(String behind) {
		WireClient client = this.server.connect();
		client.write(octets("AUTH TLS\r\n" + behind));
		assertThat(client.readToTheEnd().lines()).allMatch((line) -> line.startsWith("234 "));
	}

	@Test
	void closesWhenTheHandshakeDoesNotWaitForTheReply() throws IOException {
		WireClient client = this.server.login();
		ByteArrayOutputStream hasty = new ByteArrayOutputStream();
		hasty.write(octets("AUTH TLS\r\n"));
		hasty.write(ClientTls.speaking(ClientTls.TLS_1_3).hello());
		client.write(hasty.toByteArray());
		assertThat(client.readToTheEnd().lines()).allMatch((line) -> line.matches("[2-5]\\d\\d .*"));
		expectNothingDone();
	}

	/** However the two arrive, in one piece or in two. */
	@RepeatedTest(20)
	void executesNothingOfIt() {
		WireClient client = this.server.login();
		client.write(octets("AUTH TLS\r\n"));
		try {
			client.write(octets("MKD injected\r\n"));
		}
		catch (UncheckedIOException ignored) {
			// Closed as early as that.
		}
		assertThat(client.readToTheEnd()).doesNotContain("257 ");
		expectNothingDone();
	}

	@Test
	void closesWhenTextComesInsteadOfTheHandshake() {
		WireClient client = this.server.login();
		client.write(octets("AUTH TLS\r\n"));
		client.expect(234);
		client.write(octets("MKD injected\r\n"));
		assertThat(client.readToTheEnd()).doesNotContain("257 ");
		expectNothingDone();
	}

	@Test
	void answersWhatComesBeforeAuth() {
		WireClient client = this.server.connect();
		client.write(octets("NOOP\r\nAUTH TLS\r\n"));
		client.expect(200);
		client.expect(234);
		client.secure();
		client.expect(331, "USER alice");
		client.expect(230, "PASS secret");
	}

	private void expectNothingDone() {
		eventually().until(this.server::sessions, (sessions) -> sessions == 0);
		assertThat(this.server.exists("injected")).isFalse();
		assertThat(this.server.home()).isEmptyDirectory();
	}

	private static byte[] octets(String text) {
		return text.getBytes(StandardCharsets.US_ASCII);
	}

}
