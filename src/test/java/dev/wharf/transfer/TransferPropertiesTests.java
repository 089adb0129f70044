package dev.wharf.transfer;

import java.net.InetAddress;
import java.time.Duration;

import dev.wharf.protocol.HostPort;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The defaults that documents rely on, and the protection against bounce attacks. */
class TransferPropertiesTests {

	private static final InetAddress CLIENT = InetAddress.ofLiteral("192.0.2.1");

	private static final InetAddress VICTIM = InetAddress.ofLiteral("192.0.2.2");

	@Test
	void hasTheDocumentedDefaults() {
		TransferProperties properties = Loopback.properties();
		assertThat(properties.connectTimeout()).isEqualTo(Duration.ofSeconds(30));
		assertThat(properties.stallTimeout()).isEqualTo(Duration.ofMinutes(2));
		assertThat(properties.foreignAddresses()).isFalse();
		assertThat(properties.passive().internalNetworks()).isEmpty();
	}

	@Test
	void activeModeReachesTheClientItselfOnly() {
		TransferProperties properties = Loopback.properties();
		assertThat(properties.allowsActive(new HostPort(CLIENT, 2000), CLIENT)).isTrue();
		assertThat(properties.allowsActive(new HostPort(VICTIM, 2000), CLIENT)).isFalse();
		assertThat(properties.allowsActive(new HostPort(CLIENT, 25), CLIENT)).isFalse();
	}

	@Test
	void foreignAddressesAreAChoice() {
		TransferProperties properties = Loopback.properties("foreign-addresses", "true");
		assertThat(properties.allowsActive(new HostPort(VICTIM, 2000), CLIENT)).isTrue();
		assertThat(properties.allowsActive(new HostPort(VICTIM, 25), CLIENT)).isFalse();
	}

	@Test
	void activeModeCanBeTurnedOff() {
		TransferProperties properties = Loopback.properties("active.enabled", "false");
		assertThat(properties.allowsActive(new HostPort(CLIENT, 2000), CLIENT)).isFalse();
	}

}
