package dev.wharf.contract;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * ASCII type is converted for the wire both ways (RFC 959 3.1.1.1), restart markers count
 * wire octets (RFC 3659 5).
 */
@ServedBy(varies = Axis.MODE)
class AsciiTransferTests extends ContractTests {

	/**
	 * Long enough for many buffers, and its lines end at every offset a buffer may end
	 * at.
	 */
	private static final String LINES = lines();

	@Test
	void isTheTypeASessionStartsWith() {
		this.server.write("a.txt", "one\ntwo\n");
		WireClient client = this.server.connect();
		client.expect(331, "USER alice");
		client.expect(230, "PASS secret");
		assertThat(client.fetch("RETR a.txt")).asString().isEqualTo("one\r\ntwo\r\n");
	}

	@Test
	void sendsLineEndsAsCrLf() {
		this.server.write("a.txt", LINES);
		assertThat(ascii("alice").fetch("RETR a.txt")).asString().isEqualTo(LINES.replace("\n", "\r\n"));
	}

	@Test
	void keepsACrLfThatIsThereAlready() {
		this.server.write("a.txt", "one\r\ntwo\nthree");
		assertThat(ascii("alice").fetch("RETR a.txt")).asString().isEqualTo("one\r\ntwo\r\nthree");
	}

	@Test
	void storesLineEndsAsLf() {
		ascii("alice").put("STOR a.txt", LINES.replace("\n", "\r\n"));
		assertThat(this.server.read("a.txt")).asString().isEqualTo(LINES);
	}

	@Test
	void storesALineEndThatArrivesInTwoPackets() {
		WireClient client = ascii("alice");
		try (DataLink data = client.passive()) {
			client.write("STOR a.txt\r\n");
			client.expectMark();
			data.write("one\r".getBytes(StandardCharsets.US_ASCII));
			client.expect(200, "NOOP");
			data.write("\ntwo\r".getBytes(StandardCharsets.US_ASCII));
		}
		client.expectDone();
		assertThat(this.server.read("a.txt")).asString().isEqualTo("one\ntwo\r");
	}

	@ParameterizedTest
	@CsvSource({ "0, 'ab\r\ncd\r\n'", "2, '\r\ncd\r\n'", "3, '\ncd\r\n'", "4, 'cd\r\n'", "8, ''" })
	void countsTheRestartMarkerOnTheWireWhenSending(int marker, String rest) {
		this.server.write("a.txt", "ab\ncd\n");
		WireClient client = ascii("alice");
		client.expect(350, "REST " + marker);
		assertThat(client.fetch("RETR a.txt")).asString().isEqualTo(rest);
	}

	@Test
	void countsTheRestartMarkerOnTheWireBehindManyBuffers() {
		this.server.write("a.txt", LINES);
		String wire = LINES.replace("\n", "\r\n");
		int marker = wire.length() - 1000;
		WireClient client = ascii("alice");
		client.expect(350, "REST " + marker);
		assertThat(client.fetch("RETR a.txt")).asString().isEqualTo(wire.substring(marker));
	}

	@Test
	void countsTheRestartMarkerOnTheWireWhenReceiving() {
		this.server.write("a.txt", "ab\ncd\n");
		WireClient client = ascii("alice");
		client.expect(350, "REST 4");
		client.put("STOR a.txt", "CD\r\nEF\r\n");
		assertThat(this.server.read("a.txt")).asString().isEqualTo("ab\nCD\nEF\n");
	}

	@Test
	void tellsTheSizeOnTheWireOrNone() {
		this.server.write("a.txt", "ab\ncd\n");
		Answer answer = ascii("alice").send("SIZE a.txt");
		assertThat(answer.text()).matches("213 8|550 .*");
	}

	@Test
	void appendsConvertedLines() {
		this.server.write("a.txt", "one\n");
		ascii("alice").put("APPE a.txt", "two\r\n");
		assertThat(this.server.read("a.txt")).asString().isEqualTo("one\ntwo\n");
	}

	@ParameterizedTest
	@CsvSource({ "TYPE A N", "TYPE A T", "TYPE a" })
	void convertsInEveryFormOfTheType(String command) {
		this.server.write("a.txt", "one\n");
		WireClient client = this.server.login();
		client.expect(200, command);
		assertThat(client.fetch("RETR a.txt")).asString().isEqualTo("one\r\n");
	}

	@ParameterizedTest
	@CsvSource({ "TYPE I", "TYPE L 8", "TYPE i" })
	void convertsNothingInImageType(String command) {
		this.server.write("a.txt", "one\n");
		WireClient client = ascii("alice");
		client.expect(200, command);
		assertThat(client.fetch("RETR a.txt")).asString().isEqualTo("one\n");
	}

	@Test
	void sendsAsItIsToAUserWithoutConversion() {
		this.server.write("a.txt", "one\ntwo\r\n");
		assertThat(ascii("binary").fetch("RETR a.txt")).asString().isEqualTo("one\ntwo\r\n");
	}

	@Test
	void storesAsItIsFromAUserWithoutConversion() {
		ascii("binary").put("STOR a.txt", "one\ntwo\r\n");
		assertThat(this.server.read("a.txt")).asString().isEqualTo("one\ntwo\r\n");
	}

	private WireClient ascii(String user) {
		WireClient client = this.server.login(user);
		client.expect(200, "TYPE A");
		return client;
	}

	private static String lines() {
		StringBuilder lines = new StringBuilder();
		for (int index = 0; lines.length() < 1_000_000; index++) {
			lines.append("x".repeat(index % 61)).append('\n');
		}
		return lines.toString();
	}

}
