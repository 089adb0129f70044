package dev.wharf.contract;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Both families on one listener: EPSV and EPRT over IPv6 (RFC 2428), PASV and PORT for
 * IPv4 alone.
 */
@ServedBy(value = Setup.PERMISSIVE, varies = Axis.MODE)
class Ipv6Tests extends ContractTests {

	@BeforeEach
	void makeFile() {
		this.server.write("a.txt", "content");
	}

	@Test
	void servesPassively() {
		assertThat(login("::1").fetch("RETR a.txt")).asString().isEqualTo("content");
	}

	@Test
	void servesActively() throws IOException {
		try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getByName("::1"))) {
			listener.setSoTimeout(60_000);
			WireClient client = login("::1");
			client.expect(200, "EPRT |2|::1|" + listener.getLocalPort() + "|");
			client.write("RETR a.txt\r\n");
			try (DataLink data = client.dataLink(listener.accept())) {
				client.expectMark();
				assertThat(new String(data.readAll(), StandardCharsets.US_ASCII)).isEqualTo("content");
			}
			client.expectDone();
		}
	}

	@Test
	void takesEpsvWithTheFamilyNamed() {
		login("::1").expect(229, "EPSV 2");
	}

	@Test
	void refusesTheFamilyThatTheConnectionIsNotOf() {
		login("::1").expect(522, "EPSV 1");
	}

	@Test
	void cannotTellAPortByPasv() {
		assertThat(login("::1").send("PASV").code()).isBetween(400, 599);
	}

	@Test
	void connectsToNobodyElse() {
		WireClient client = login("::1");
		client.expectRefusal("EPRT |2|2001:db8::1|25700|");
		client.expectRefusal("EPRT |1|127.0.0.1|25700|");
	}

	@Test
	void servesIpv4ClientsBesides() {
		WireClient client = login("127.0.0.1");
		assertThat(client.expect(227, "PASV").text()).contains("127,0,0,1,");
		assertThat(client.fetch("RETR a.txt")).asString().isEqualTo("content");
	}

	private WireClient login(String address) {
		return this.server.dial(new InetSocketAddress(address, this.server.port())).login("alice");
	}

}
