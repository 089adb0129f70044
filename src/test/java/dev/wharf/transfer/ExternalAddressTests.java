package dev.wharf.transfer;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

import dev.wharf.property.InvalidPropertyException;
import dev.wharf.protocol.HostPort;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Which address PASV tells to whom. */
class ExternalAddressTests {

	private static final InetAddress LOCAL = InetAddress.ofLiteral("10.0.0.5");

	private static final InetAddress OUTSIDE = InetAddress.ofLiteral("198.51.100.7");

	private static final InetAddress EXTERNAL = InetAddress.ofLiteral("203.0.113.9");

	private final AtomicReference<List<InetAddress>> nameServer = new AtomicReference<>(List.of(EXTERNAL));

	@Test
	void isTheLocalAddressWhenNothingIsConfigured() {
		assertThat(told(OUTSIDE)).isEqualTo(new HostPort(LOCAL, 50000));
	}

	@Test
	void isTheConfiguredOneForClientsOutside() {
		assertThat(told(OUTSIDE, "external-address", "ftp.example.com").address()).isEqualTo(EXTERNAL);
	}

	@Test
	void isTheLocalOneForClientsInsideAlsoWhenMapped() {
		String[] settings = { "external-address", "ftp.example.com", "internal-networks", "10.0.0.0/8",
				"advertised-offset", "-20000" };
		assertThat(told(InetAddress.ofLiteral("10.200.1.1"), settings)).isEqualTo(new HostPort(LOCAL, 50000));
		assertThat(told(InetAddress.ofLiteral("11.0.0.1"), settings)).isEqualTo(new HostPort(EXTERNAL, 30000));
	}

	@Test
	void isAnotherOneForClientsOfSomeNetworks() {
		String[] settings = { "external-address", "ftp.example.com", "external-addresses[0].networks",
				"172.16.0.0/12,192.168.0.0/16", "external-addresses[0].address", "192.0.2.1" };
		assertThat(told(InetAddress.ofLiteral("192.168.3.4"), settings).address())
			.isEqualTo(InetAddress.ofLiteral("192.0.2.1"));
		assertThat(told(OUTSIDE, settings).address()).isEqualTo(EXTERNAL);
	}

	@Test
	void isOfTheFamilyOfTheControlConnection() {
		InetAddress external6 = InetAddress.ofLiteral("2001:db8::9");
		this.nameServer.set(List.of(external6, EXTERNAL));
		ExternalAddress address = new ExternalAddress("property", "ftp.example.com", this::lookUp);
		address.resolve();
		assertThat(address.instead(LOCAL)).isEqualTo(EXTERNAL);
		assertThat(address.instead(InetAddress.ofLiteral("fd00::5"))).isEqualTo(external6);
	}

	@Test
	void refusesAnOffsetThatLeadsNowhere() {
		assertThatExceptionOfType(InvalidPropertyException.class)
			.isThrownBy(() -> told(OUTSIDE, "advertised-offset", "20000"))
			.withMessageContaining("makes 70000 of port 50000");
	}

	@Test
	void followsTheNameAndKeepsTheLastAnswerWhenTheNameServerFails() {
		ExternalAddress address = new ExternalAddress("property", "ftp.example.com", this::lookUp);
		InetAddress moved = InetAddress.ofLiteral("203.0.113.10");
		this.nameServer.set(List.of(moved));
		address.resolve();
		this.nameServer.set(List.of());
		address.resolve();
		assertThat(address.instead(LOCAL)).isEqualTo(moved);
	}

	@Test
	void aReservationTellsIt() throws Exception {
		TransferProperties properties = Loopback.properties("passive.external-address", "ftp.example.com");
		PassivePorts ports = new PassivePorts(properties, null, true, Loopback.NO_PROXIES, null, this::lookUp);
		ports.start();
		try (Reservation reservation = ports.reserve(OUTSIDE, LOCAL)) {
			assertThat(reservation.advertised().address()).isEqualTo(EXTERNAL);
			assertThat(reservation.advertised().port()).isEqualTo(reservation.port());
		}
		finally {
			ports.stop();
		}
	}

	private HostPort told(InetAddress client, String... settings) {
		Advertised advertised = new Advertised(Loopback.properties(prefixed(settings)).passive(), this::lookUp);
		advertised.resolve();
		return advertised.of(client, LOCAL, 50000);
	}

	private static String[] prefixed(String... settings) {
		List<String> all = new ArrayList<>(List.of("passive.ports", "50000-50063"));
		for (int i = 0; i < settings.length; i += 2) {
			all.addAll(List.of("passive." + settings[i], settings[i + 1]));
		}
		return all.toArray(String[]::new);
	}

	private List<InetAddress> lookUp(String name) throws UnknownHostException {
		if (Character.isDigit(name.charAt(0))) {
			return List.of(InetAddress.ofLiteral(name));
		}
		if (this.nameServer.get().isEmpty()) {
			throw new UnknownHostException(name);
		}
		return this.nameServer.get();
	}

}
