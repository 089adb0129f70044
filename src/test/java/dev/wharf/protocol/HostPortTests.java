package dev.wharf.protocol;

import java.net.Inet6Address;
import java.net.InetAddress;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * The address forms of RFC 959 and RFC 2428.
 */
class HostPortTests {

	@Test
	void readsPort() {
		assertThat(HostPort.parsePort("192,168,0,7,195,80")).isEqualTo(hostPort("192.168.0.7", 50_000));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "1,2,3,4,5", "1,2,3,4,5,6,7", "1,2,3,4,5,6,", "256,2,3,4,5,6", "1,2,3,4,256,6",
			"-1,2,3,4,5,6", "+1,2,3,4,5,6", "a,2,3,4,5,6", "1,2,3,,5,6", "1.2.3.4,5,6", "1,2,3,4,5, 6", "1,2,3,4,0,0",
			"4294967297,2,3,4,5,6", "\u0661,2,3,4,5,6" })
	void refusesAnyOtherPort(String argument) {
		assertThatIllegalArgumentException().isThrownBy(() -> HostPort.parsePort(argument))
			.isNotInstanceOf(UnsupportedFamilyException.class);
	}

	@ParameterizedTest
	@CsvSource(delimiter = ' ',
			value = { "|1|132.235.1.2|6275| 132.235.1.2 6275",
					"|2|1080::8:800:200C:417A|5282| 1080::8:800:200c:417a 5282", "!2!::1!65535! ::1 65535",
					"|2|::ffff:127.0.0.1|80| 127.0.0.1 80" })
	void readsEprt(String argument, String address, int port) {
		assertThat(HostPort.parseEprt(argument)).isEqualTo(hostPort(address, port));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "|", "|||||", "|1|132.235.1.2|6275", "1|132.235.1.2|6275|", "|1|132.235.1.2|6275||",
			"|1|132.235.1|6275|", "|1|localhost|6275|", "|1|::1|6275|", "|1|132.235.1.2|0|", "|1|132.235.1.2|65536|",
			"|1|0x7f.0.0.1|21|", "|2|127.0.0.1|21|", "|2|localhost|21|", "|2|[::1]|21|", "|2|fe80::1%1|21|",
			"|2|fe80::1%lo|21|", "|2|:::|21|", "|x|127.0.0.1|21|", "|1|127.0.0.1|x|", "11111" })
	void refusesAnyOtherEprt(String argument) {
		assertThatIllegalArgumentException().isThrownBy(() -> HostPort.parseEprt(argument))
			.isNotInstanceOf(UnsupportedFamilyException.class);
	}

	@ParameterizedTest
	@ValueSource(strings = { "|0|x|21|", "|3|127.0.0.1|21|", "|65535|127.0.0.1|21|" })
	void tellsAFamilyThatItDoesNotSpeak(String argument) {
		assertThatExceptionOfType(UnsupportedFamilyException.class).isThrownBy(() -> HostPort.parseEprt(argument));
	}

	@Test
	void writesTheFormsOfReplies() {
		HostPort hostPort = hostPort("192.168.0.7", 50_001);
		assertThat(hostPort.toPasv()).isEqualTo("192,168,0,7,195,81");
		assertThat(hostPort.toEprt()).isEqualTo("|1|192.168.0.7|50001|");
		assertThat(hostPort.toEpsv()).isEqualTo("|||50001|");
	}

	@Test
	void writesAnIpv6AddressWithoutItsScope() throws Exception {
		byte[] octets = InetAddress.ofLiteral("fe80::1").getAddress();
		HostPort hostPort = new HostPort(Inet6Address.getByAddress(null, octets, 1), 21);
		assertThat(hostPort.toEprt()).isEqualTo("|2|fe80:0:0:0:0:0:0:1|21|");
	}

	@Test
	void hasNoPasvFormForIpv6() {
		assertThatExceptionOfType(UnsupportedFamilyException.class).isThrownBy(() -> hostPort("::1", 21).toPasv());
	}

	private static HostPort hostPort(String address, int port) {
		return new HostPort(InetAddress.ofLiteral(address), port);
	}

}
