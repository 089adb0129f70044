package dev.wharf.contract;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Clients that speak in the clear where TLS begins, or the other way round, are closed at
 * once with a line in the log. The time for a handshake is far longer here than any test
 * waits.
 */
@Isolated("it reads the log of the JVM")
@ServedBy(value = Setup.LONG_TIMEOUTS, protections = Protection.PLAIN,
		because = "the tests choose the wrong port themselves")
class WrongProtocolTests extends ContractTests {

	/** ClientHello of TLS 1.1 with one cipher suite and no extension. */
	private static final byte[] OLD_HELLO = HexFormat.of()
		.parseHex("160301002d" + "01000029" + "0302" + "11".repeat(32) + "00" + "0002c013" + "0100");

	@ParameterizedTest
	@ValueSource(
			strings = { "USER alice\r\nPASS secret\r\n", "USER ali", "\r\n", "GET / HTTP/1.1\r\n\r\n", "\0\0\0\0" })
	void closesWhoSpeaksInTheClearOnThePortOfTls(String text) throws IOException {
		try (LogRecord log = LogRecord.begin()) {
			Wire client = dial(Protection.IMPLICIT);
			client.output().write(text.getBytes(StandardCharsets.US_ASCII));
			client.expectEnd();
			expectOneLine(log);
		}
		expectServiceGoesOn();
	}

	@Test
	void closesWhoBeginsWithTlsOnThePlainPort() throws IOException {
		try (LogRecord log = LogRecord.begin()) {
			Wire client = dial(Protection.PLAIN);
			client.output().write(ClientTls.speaking(ClientTls.TLS_1_3).hello());
			client.expectEnd();
			expectOneLine(log);
		}
		expectServiceGoesOn();
	}

	@Test
	void closesWhoSpeaksInTheClearAfterAuth() throws IOException {
		try (LogRecord log = LogRecord.begin()) {
			WireClient client = this.server.connect();
			client.write("AUTH TLS\r\n".getBytes(StandardCharsets.US_ASCII));
			client.expect(234);
			client.write("USER alice\r\n".getBytes(StandardCharsets.US_ASCII));
			client.wire().expectEnd();
			expectOneLine(log);
		}
		expectServiceGoesOn();
	}

	/** 70 is protocol_version (RFC 8446 6.2). */
	@Test
	void refusesVersionsThatProtectNoMore() throws IOException {
		Wire client = dial(Protection.IMPLICIT);
		client.output().write(OLD_HELLO);
		assertThat(client.expectEnd()).hasSize(7).startsWith(21, 3).endsWith(2, 70);
		expectServiceGoesOn();
	}

	@Test
	void countsHandshakesThatFail() throws IOException {
		long before = this.server.service().count("wharf.tls.control.handshakes", "protocol", "none");
		Wire client = dial(Protection.IMPLICIT);
		client.output().write(OLD_HELLO);
		client.expectEnd();
		eventually().untilAsserted(
				() -> assertThat(this.server.service().count("wharf.tls.control.handshakes", "protocol", "none"))
					.isEqualTo(before + 1));
	}

	@Test
	void closesAfterJunkInTheMiddleOfTheHandshake() throws IOException {
		try (LogRecord log = LogRecord.begin()) {
			Wire client = dial(Protection.IMPLICIT);
			client.output().write(ClientTls.speaking(ClientTls.TLS_1_2).hello());
			client.output().write(new byte[1000]);
			client.expectEnd();
			expectOneLine(log);
		}
		expectServiceGoesOn();
	}

	private Wire dial(Protection protection) throws IOException {
		int port = this.server.service().port(protection);
		Wire wire = Wire.to(new InetSocketAddress("127.0.0.1", port), null);
		this.server.closedAfterwards(wire::close);
		return wire;
	}

	private void expectOneLine(LogRecord log) {
		eventually().until(this.server::sessions, (sessions) -> sessions == 0);
		eventually().untilAsserted(() -> assertThat(log.messages()).hasSize(1));
		assertThat(log.messages().getFirst()).contains("127.0.0.1");
		assertThat(log.stackTraces()).isZero();
	}

	private void expectServiceGoesOn() {
		this.server.login().expect(221, "QUIT");
	}

}
