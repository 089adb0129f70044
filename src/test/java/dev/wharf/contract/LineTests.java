package dev.wharf.contract;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How lines of every shape arrive, one by one or hundreds at once, and that replies keep
 * their order.
 */
class LineTests extends ContractTests {

	@Test
	void answersHundredsOfCommandsOfOnePacketInOrder() {
		int count = 500;
		WireClient client = this.server.login();
		StringBuilder commands = new StringBuilder();
		for (int index = 0; index < count; index++) {
			commands.append((index % 2 == 0) ? "OPTS MLST type;" : "MKD folder-" + index).append("\r\n");
		}
		client.write(commands.toString());
		List<Integer> codes = new ArrayList<>();
		for (int index = 0; index < count; index++) {
			codes.add(client.read().code());
		}
		assertThat(codes)
			.isEqualTo(IntStream.range(0, count).mapToObj((index) -> (index % 2 == 0) ? 200 : 257).toList());
	}

	@Test
	void answersAWholeLoginOfOnePacketInOrder() {
		WireClient client = this.server.connect();
		client.write("USER alice\r\nPASS secret\r\nTYPE I\r\nPWD\r\nNOOP\r\nQUIT\r\n");
		for (int code : new int[] { 331, 230, 200, 257, 200, 221 }) {
			client.expect(code);
		}
		assertThat(client.isClosed()).isTrue();
	}

	@Test
	void answersNothingBehindQuit() {
		WireClient client = this.server.login();
		client.write("QUIT\r\nPWD\r\nPWD\r\n");
		client.expect(221);
		assertThat(client.readToTheEnd()).isEmpty();
	}

	@Test
	void transfersInOrderWhatIsPipelinedBehindATransfer() {
		this.server.write("a.txt", "content");
		WireClient client = this.server.login();
		DataLink data = client.passive();
		client.write("RETR a.txt\r\nPWD\r\nSIZE a.txt\r\n");
		client.expectMark();
		assertThat(data.readAll()).asString().isEqualTo("content");
		client.expectDone();
		client.expect(257);
		client.expect(213);
	}

	@Test
	void putsALineTogetherThatArrivesOctetByOctet() {
		WireClient client = this.server.login();
		for (byte octet : "MKD docs\r\n".getBytes(StandardCharsets.US_ASCII)) {
			client.write(new byte[] { octet });
		}
		client.expect(257);
	}

	@Test
	void endsALineAtABareLineFeed() {
		WireClient client = this.server.login();
		client.write("NOOP\nPWD\n");
		client.expect(200);
		client.expect(257);
	}

	@ParameterizedTest
	@ValueSource(strings = { "noop", "Noop", "nOOP" })
	void takesVerbsInAnyCase(String command) {
		this.server.login().expect(200, command);
	}

	@Test
	void removesTelnetCommandsFromLines() {
		WireClient client = this.server.login();
		client.write("NO\u00ff\u00f1OP\r\n");
		client.expect(200);
		client.write("\u00ff\u00fb\u0001PWD\r\n");
		client.expect(257);
	}

	@Test
	void refusesALineThatIsTooLongAndGoesOn() {
		WireClient client = this.server.login();
		client.write("MKD " + "x".repeat(100_000) + "\r\nPWD\r\n");
		client.expect(500);
		client.expect(257);
	}

	@Test
	void countsALineThatIsTooLongOnce() {
		WireClient client = this.server.connect();
		client.write("x".repeat(1_000_000) + "\r\nNOOP\r\n");
		client.expect(500);
		client.expect(200);
	}

	@Test
	void refusesAnEmptyLineAndGoesOn() {
		WireClient client = this.server.login();
		client.write("\r\n");
		client.expect(500);
		client.expect(257, "PWD");
	}

	@Test
	void keepsSpacesWithinAnArgument() {
		WireClient client = this.server.login();
		client.expect(257, "MKD two  words ");
		assertThat(this.server.exists("two  words ")).isTrue();
	}

}
