package dev.wharf.transfer;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

import dev.wharf.network.Network;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Which address PASV tells to whom. */
class ExternalAddressTests {

	private static final InetAddress LOCAL = InetAddress.ofLiteral("10.0.0.5");

	private static final InetAddress OUTSIDE = InetAddress.ofLiteral("198.51.100.7");

	private static final InetAddress EXTERNAL = InetAddress.ofLiteral("203.0.113.9");

	private final AtomicReference<List<InetAddress>> nameServer = new AtomicReference<>(List.of(EXTERNAL));

	@Test
	void isTheLocalAddressWhenNothingIsConfigured() {
		ExternalAddress address = new ExternalAddress(null, List.of(), this::lookUp);
		address.resolve();
		assertThat(address.toldTo(OUTSIDE, LOCAL)).isEqualTo(LOCAL);
	}

	@Test
	void isTheConfiguredOneForClientsOutside() {
		assertThat(named("ftp.example.com").toldTo(OUTSIDE, LOCAL)).isEqualTo(EXTERNAL);
	}

	@Test
	void isTheLocalOneForClientsInsideAlsoWhenMapped() throws UnknownHostException {
		ExternalAddress address = new ExternalAddress("ftp.example.com",
				Network.parseAll("networks", List.of("10.0.0.0/8")), this::lookUp);
		address.resolve();
		assertThat(address.toldTo(InetAddress.ofLiteral("10.200.1.1"), LOCAL)).isEqualTo(LOCAL);
		assertThat(address.toldTo(InetAddress.ofLiteral("11.0.0.1"), LOCAL)).isEqualTo(EXTERNAL);
	}

	@Test
	void isOfTheFamilyOfTheControlConnection() {
		InetAddress external6 = InetAddress.ofLiteral("2001:db8::9");
		this.nameServer.set(List.of(external6, EXTERNAL));
		ExternalAddress address = named("ftp.example.com");
		assertThat(address.toldTo(OUTSIDE, LOCAL)).isEqualTo(EXTERNAL);
		assertThat(address.toldTo(InetAddress.ofLiteral("2001:db8::1"), InetAddress.ofLiteral("fd00::5")))
			.isEqualTo(external6);
	}

	@Test
	void followsTheNameAndKeepsTheLastAnswerWhenTheNameServerFails() {
		ExternalAddress address = named("ftp.example.com");
		InetAddress moved = InetAddress.ofLiteral("203.0.113.10");
		this.nameServer.set(List.of(moved));
		address.resolve();
		this.nameServer.set(List.of());
		address.resolve();
		assertThat(address.toldTo(OUTSIDE, LOCAL)).isEqualTo(moved);
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

	private ExternalAddress named(String name) {
		ExternalAddress address = new ExternalAddress(name, List.of(), this::lookUp);
		address.resolve();
		return address;
	}

	private List<InetAddress> lookUp(String name) throws UnknownHostException {
		if (this.nameServer.get().isEmpty()) {
			throw new UnknownHostException(name);
		}
		return this.nameServer.get();
	}

}
