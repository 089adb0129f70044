package dev.wharf.fuzz;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Random;
import java.util.function.Function;

import org.junit.jupiter.api.Test;

import dev.wharf.protocol.HostPort;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Addresses against whatever PORT and EPRT may be given.
 */
class HostPortFuzzTests {

	@Test
	void readsWhatItWrites() {
		Seeds.first(5_000).forEach((seed) -> {
			HostPort ipv4 = hostPort(Seeds.random(seed), 4);
			HostPort ipv6 = hostPort(Seeds.random(seed), 16);
			assertThat(HostPort.parsePort(ipv4.toPasv())).isEqualTo(ipv4);
			assertThat(HostPort.parseEprt(ipv4.toEprt())).isEqualTo(ipv4);
			assertThat(HostPort.parseEprt(ipv6.toEprt())).isEqualTo(ipv6);
		});
	}

	@Test
	void readsAnAddressOrRefusesTheArgument() {
		Seeds.first(10_000).forEach((seed) -> {
			Random random = Seeds.random(seed);
			readsOrRefuses(HostPort::parsePort, Seeds.anyText(random, 24, "0123456789,,,,,,"));
			readsOrRefuses(HostPort::parseEprt, Seeds.anyText(random, 30, "||||12abf:::..%0"));
			readsOrRefuses(HostPort::parseEprt, "|2|" + Seeds.anyText(random, 20, "12abf::::..%0") + "|21|");
		});
	}

	private static void readsOrRefuses(Function<String, HostPort> parser, String argument) {
		try {
			assertThat(parser.apply(argument).port()).as(argument).isBetween(1, 65_535);
		}
		catch (IllegalArgumentException expected) {
			assertThat(expected).as(argument).hasMessageNotContaining("null");
		}
	}

	private static HostPort hostPort(Random random, int length) {
		byte[] address = new byte[length];
		random.nextBytes(address);
		try {
			return new HostPort(InetAddress.getByAddress(address), 1 + random.nextInt(65_535));
		}
		catch (UnknownHostException ex) {
			throw new AssertionError(ex);
		}
	}

}
