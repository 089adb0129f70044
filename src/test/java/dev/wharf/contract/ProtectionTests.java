package dev.wharf.contract;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * PROT decides about every data connection from then on, whichever side opens it (RFC
 * 4217 7 and 9).
 */
@ServedBy(protections = { Protection.EXPLICIT, Protection.IMPLICIT }, because = "PROT belongs to sessions under TLS")
class ProtectionTests extends ContractTests {

	@ParameterizedTest
	@CsvSource({ "TLSv1.2, P, passive", "TLSv1.2, P, active", "TLSv1.2, C, passive", "TLSv1.2, C, active",
			"TLSv1.3, P, passive", "TLSv1.3, P, active", "TLSv1.3, C, passive", "TLSv1.3, C, active" })
	void holdsForEveryKindOfTransfer(String protocol, String level, String direction) throws IOException {
		WireClient client = this.server.login(ClientTls.speaking(protocol));
		client.expect(200, "PROT " + level);
		Way way = direction.equals("active") ? ProtectionTests::actively : ProtectionTests::passively;
		send(client, way, "STOR a.txt", "one,");
		send(client, way, "APPE a.txt", "two");
		assertThat(receive(client, way, "RETR a.txt")).isEqualTo("one,two");
		assertThat(receive(client, way, "NLST")).isEqualTo("a.txt\r\n");
		assertThat(receive(client, way, "LIST")).endsWith(" a.txt\r\n");
		assertThat(receive(client, way, "MLSD")).contains("ype=file;").contains("; a.txt\r\n");
		assertThat(this.server.read("a.txt")).asString().isEqualTo("one,two");
	}

	@Test
	void canBeChangedBetweenTransfers() {
		this.server.write("a.txt", "content");
		WireClient client = this.server.login();
		for (String level : new String[] { "C", "P", "C", "C", "P", "P" }) {
			client.expect(200, "PROT " + level);
			assertThat(client.fetch("RETR a.txt")).as(level).asString().isEqualTo("content");
		}
	}

	@Test
	void countsWhenTheTransferBeginsNotWhenThePortIsAskedFor() {
		this.server.write("a.txt", "content");
		WireClient client = this.server.login();
		client.expect(200, "PROT C");
		try (DataLink data = client.passive()) {
			client.expect(200, "PROT P");
			client.write("RETR a.txt\r\n");
			client.expectMark();
			assertThat(data.readAll()).asString().isEqualTo("content");
		}
		client.expectDone();
	}

	@ParameterizedTest
	@ValueSource(strings = { "STOR a.txt", "APPE a.txt" })
	void takesNoContentInTheClear(String command) throws IOException {
		WireClient client = this.server.login();
		try (DataLink data = client.passive()) {
			client.write(command + "\r\n");
			client.expect(150);
			data.wire().output().write("in the clear".getBytes(StandardCharsets.US_ASCII));
			data.wire().cut();
			assertThat(client.read().code()).as(client::transcript).isIn(425, 522);
		}
		client.expect(200, "NOOP");
		assertThat(this.server.exists("a.txt")).isFalse();
	}

	@Test
	void sendsNoContentInTheClear() {
		this.server.write("a.txt", "content");
		WireClient client = this.server.login();
		try (DataLink data = client.passive()) {
			client.write("RETR a.txt\r\n");
			client.expect(150);
			data.wire().cut();
			assertThat(new String(data.wire().expectEnd(), StandardCharsets.US_ASCII)).doesNotContain("content");
			assertThat(client.read().code()).as(client::transcript).isIn(425, 522);
		}
		client.expect(200, "NOOP");
	}

	@Test
	void transfersAgainAfterAHandshakeThatFailed() {
		this.server.write("a.txt", "content");
		WireClient client = this.server.login();
		DataLink data = client.passive();
		client.write("RETR a.txt\r\n");
		client.expect(150);
		data.wire().cut();
		client.read();
		assertThat(client.fetch("RETR a.txt")).asString().isEqualTo("content");
	}

	private static void send(WireClient client, Way way, String command, String content) throws IOException {
		way.transfer(client, command, (data) -> {
			data.write(content.getBytes(StandardCharsets.US_ASCII)).close();
			return "";
		});
	}

	private static String receive(WireClient client, Way way, String command) throws IOException {
		return way.transfer(client, command, (data) -> new String(data.readAll(), StandardCharsets.US_ASCII));
	}

	private static String passively(WireClient client, String command, Function<DataLink, String> use) {
		try (DataLink data = client.passive()) {
			client.write(command + "\r\n");
			client.expectMark();
			String result = use.apply(data);
			client.expectDone();
			return result;
		}
	}

	private static String actively(WireClient client, String command, Function<DataLink, String> use)
			throws IOException {
		try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
			listener.setSoTimeout(60_000);
			client.expect(200, "EPRT |1|127.0.0.1|" + listener.getLocalPort() + "|");
			client.write(command + "\r\n");
			try (DataLink data = client.dataLink(listener.accept())) {
				client.expectMark();
				String result = use.apply(data);
				client.expectDone();
				return result;
			}
		}
	}

	/** Who opens the data connection. */
	@FunctionalInterface
	private interface Way {

		String transfer(WireClient client, String command, Function<DataLink, String> use) throws IOException;

	}

}
