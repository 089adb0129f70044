package dev.wharf.contract;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * PORT and EPRT have the server connect to the client, and to nobody else (RFC 959 4.1.2,
 * RFC 2428 2, RFC 2577 3).
 */
@ServedBy(varies = Axis.MODE)
class ActiveModeTests extends ContractTests {

	@BeforeEach
	void makeFile() {
		this.server.write("a.txt", "content");
	}

	@Test
	void sendsToThePortThatPortNames() throws IOException {
		try (ServerSocket listener = listener()) {
			int port = listener.getLocalPort();
			WireClient client = this.server.login();
			client.expect(200, "PORT 127,0,0,1," + port / 256 + "," + port % 256);
			assertThat(fetch(client, listener)).isEqualTo("content");
		}
	}

	@Test
	void sendsToThePortThatEprtNames() throws IOException {
		try (ServerSocket listener = listener()) {
			WireClient client = this.server.login();
			client.expect(200, "EPRT |1|127.0.0.1|" + listener.getLocalPort() + "|");
			assertThat(fetch(client, listener)).isEqualTo("content");
		}
	}

	@Test
	void receivesFromThePortThatEprtNames() throws IOException {
		try (ServerSocket listener = listener()) {
			WireClient client = this.server.login();
			client.expect(200, "EPRT |1|127.0.0.1|" + listener.getLocalPort() + "|");
			client.write("STOR b.txt\r\n");
			try (DataLink data = client.dataLink(listener.accept())) {
				client.expectMark();
				data.write("new content".getBytes(StandardCharsets.US_ASCII));
			}
			client.expectDone();
		}
		assertThat(this.server.read("b.txt")).asString().isEqualTo("new content");
	}

	@Test
	void connectsFromTheAddressOfTheControlConnection() throws IOException {
		try (ServerSocket listener = listener()) {
			WireClient client = this.server.login();
			client.expect(200, "EPRT |1|127.0.0.1|" + listener.getLocalPort() + "|");
			client.write("RETR a.txt\r\n");
			try (Socket data = listener.accept()) {
				assertThat(data.getInetAddress()).isEqualTo(client.wire().socket().getInetAddress());
			}
		}
	}

	@Test
	void tellsThatNobodyListens() throws IOException {
		WireClient client = this.server.login();
		try (ServerSocket listener = listener()) {
			client.expect(200, "EPRT |1|127.0.0.1|" + listener.getLocalPort() + "|");
		}
		client.write("RETR a.txt\r\n");
		client.expect(425);
		client.expect(200, "NOOP");
	}

	@ParameterizedTest
	@ValueSource(strings = { "PORT 127,0,0,2,100,100", "PORT 192,0,2,1,100,100", "EPRT |1|127.0.0.2|25700|",
			"EPRT |1|192.0.2.1|25700|", "PORT 0,0,0,0,100,100" })
	void connectsToNobodyElse(String command) {
		WireClient client = this.server.login();
		client.expectRefusal(command);
		assertThat(client.send("RETR a.txt").code()).isIn(425, 503);
	}

	@ParameterizedTest
	@ValueSource(strings = { "PORT 127,0,0,1,0,25", "EPRT |1|127.0.0.1|25|" })
	void connectsToNoWellKnownPort(String command) {
		this.server.login().expectRefusal(command);
	}

	@ParameterizedTest
	@ValueSource(strings = { "PORT", "PORT 127,0,0,1", "PORT 127,0,0,1,4", "PORT 127,0,0,256,4,1", "PORT a,b,c,d,e,f",
			"PORT 127,0,0,1,4,1,1", "PORT 127,0,0,1,-4,1", "PORT localhost", "EPRT", "EPRT 127.0.0.1",
			"EPRT |1|localhost|1025|", "EPRT |1|127.0.0.1|70000|", "EPRT |1|127.0.0.1|x|", "EPRT |1|127.0.0.1|" })
	void refusesWhatIsNoAddress(String command) {
		this.server.login().expect(501, command);
	}

	@Test
	void namesTheFamiliesItKnows() {
		assertThat(this.server.login().expect(522, "EPRT |9|127.0.0.1|1025|").text())
			.containsPattern("\\([12](,[12])?\\)");
	}

	private static String fetch(WireClient client, ServerSocket listener) throws IOException {
		client.write("RETR a.txt\r\n");
		try (DataLink data = client.dataLink(listener.accept())) {
			client.expectMark();
			String content = new String(data.readAll(), StandardCharsets.US_ASCII);
			client.expectDone();
			return content;
		}
	}

	private static ServerSocket listener() throws IOException {
		ServerSocket listener = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
		listener.setSoTimeout(60_000);
		return listener;
	}

}
