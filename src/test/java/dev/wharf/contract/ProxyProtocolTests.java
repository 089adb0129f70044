package dev.wharf.contract;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.stream.Stream;

import dev.wharf.session.SessionOverview;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Behind proxies clients keep their addresses (PROXY protocol), on control and on data
 * connections, and nobody else can take one on.
 */
@ServedBy(Setup.BEHIND_PROXIES)
class ProxyProtocolTests extends ContractTests {

	private static final InetAddress PROXY = WharfServer.loopback(2);

	private static final InetAddress PERHAPS = WharfServer.loopback(3);

	private static final String CLIENT = "192.0.2.7";

	private static final String REACHED = "198.51.100.21";

	static final byte[][] headers = { ProxyHeaders.text(CLIENT, REACHED), ProxyHeaders.octets(CLIENT, REACHED),
			ProxyHeaders.withChecksum(CLIENT, REACHED, true) };

	@ParameterizedTest
	@FieldSource("headers")
	void whoSpeaksThroughAProxyIsTheClient(byte[] header) throws IOException {
		WireClient client = login(PROXY, header, header);
		assertThat(peer()).isEqualTo(CLIENT);
		assertThat(client.expect(227, "PASV").text()).contains("(198,51,100,21,");
		client.put("STOR told.txt", "content");
		assertThat(client.fetch("RETR told.txt")).asString().isEqualTo("content");
		assertThat(this.server.read("told.txt")).asString().isEqualTo("content");
	}

	@Test
	void clientsOfIpv6ComeOverIpv4() throws IOException {
		byte[] header = ProxyHeaders.octets("2001:db8::7", "2001:db8::21");
		WireClient client = login(PROXY, header, header);
		assertThat(peer()).isEqualTo("2001:db8:0:0:0:0:0:7");
		assertThat(client.fetchLines("NLST")).isEmpty();
	}

	@Test
	void connectsBackToTheClientFromAnAddressThatIsOurs() throws IOException {
		byte[] header = ProxyHeaders.text("127.0.0.9", REACHED);
		WireClient client = login(PROXY, header, header);
		this.server.write("back.txt", "content");
		try (ServerSocket listener = new ServerSocket(0, 1, WharfServer.loopback(9))) {
			client.expect(200, "EPRT |1|127.0.0.9|" + listener.getLocalPort() + "|");
			client.write("RETR back.txt\r\n");
			try (DataLink data = client.dataLink(listener.accept())) {
				client.expectMark();
				assertThat(data.readAll()).asString().isEqualTo("content");
				client.expectDone();
			}
		}
	}

	@Test
	void whatAProxySaysForItselfIsItsOwn() throws IOException {
		WireClient client = login(PROXY, ProxyHeaders.local(), ProxyHeaders.local());
		assertThat(peer()).isEqualTo("127.0.0.2");
		assertThat(client.fetchLines("NLST")).isEmpty();
	}

	@Test
	void noClientGetsTheDataConnectionOfAnother() throws IOException {
		WireClient client = login(PROXY, ProxyHeaders.text(CLIENT, REACHED), ProxyHeaders.text("192.0.2.8", REACHED));
		try (DataLink data = client.passive()) {
			assertThat(data.isRefused()).isTrue();
		}
	}

	static Stream<byte[]> wrong() {
		return Stream.of(ProxyHeaders.text("USER alice"), ProxyHeaders.text("PROXY TCP4 " + CLIENT),
				ProxyHeaders.text("PROXY TCP4 localhost localhost 1 2"),
				ProxyHeaders.text("PROXY TCP4 " + "1".repeat(200)), ProxyHeaders.withChecksum(CLIENT, REACHED, false),
				new byte[] { 'P' });
	}

	@ParameterizedTest
	@MethodSource("wrong")
	void aProxyThatHasToSayForWhomItConnectsIsTurnedAwayIfItDoesNot(byte[] header) throws IOException {
		long before = refusals();
		this.server.dial(PROXY).through(header, DataRoute.DIRECT).expectTurnedAway();
		eventually().until(this::refusals, (count) -> count == before + 1);
	}

	@Test
	void aProbeThatSaysNothingIsNotCounted() throws IOException {
		long before = refusals();
		this.server.dial(PROXY).close();
		byte[] header = ProxyHeaders.text(CLIENT, REACHED);
		login(PROXY, header, header).expect(221, "QUIT");
		assertThat(refusals()).isEqualTo(before);
	}

	@Test
	void whoMayBeAProxyMayBeAClientToo() throws IOException {
		WireClient client = login(PERHAPS, new byte[0], new byte[0]);
		assertThat(peer()).isEqualTo("127.0.0.3");
		client.put("STOR own.txt", "PROXIES are no header");
		assertThat(this.server.read("own.txt")).asString().isEqualTo("PROXIES are no header");
	}

	@Test
	void whoMayBeAProxyCanBeOne() throws IOException {
		byte[] header = ProxyHeaders.octets(CLIENT, REACHED);
		login(PERHAPS, header, header).put("STOR told.txt", "content");
		assertThat(peer()).isEqualTo(CLIENT);
	}

	@ParameterizedTest
	@FieldSource("headers")
	void nobodyElseCanBeAProxy(byte[] header) throws IOException {
		long before = refusals();
		WireClient client = this.server.dial(WharfServer.loopback(4));
		client.wire().output().write(header);
		assertThat(client.readToTheEnd()).doesNotContain("331", "500");
		if (this.server.variant().protection() != Protection.IMPLICIT) {
			eventually().until(this::refusals, (count) -> count == before + 1);
		}
	}

	private WireClient login(InetAddress proxy, byte[] header, byte[] headerOfData) throws IOException {
		return this.server.dial(proxy).through(header, DataRoute.proxied(proxy, headerOfData)).login("alice");
	}

	private String peer() {
		return eventually()
			.until(() -> this.server.service().bean(SessionOverview.class).sessions(), (all) -> all.size() == 1)
			.getFirst()
			.client()
			.getHostAddress();
	}

	private long refusals() {
		return this.server.service().count("wharf.refusals", "reason", "proxy-header");
	}

}
