package dev.wharf.fuzz;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.wharf.protocol.NameCodec;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Names of any octets and of any characters, in every charset of the JDK that can carry
 * names.
 */
class NameCodecFuzzTests {

	private static final int[] LIKELY = { 'a', '/', 0x5C, 0x30, 0x81, 0x8E, 0x8F, 0xA2, 0xC3, 0xE2, 0xF0, 0xFF };

	static List<Charset> charsets() {
		List<Charset> charsets = new ArrayList<>();
		for (Charset charset : Charset.availableCharsets().values()) {
			try {
				charsets.add(NameCodec.of(charset).charset());
			}
			catch (IllegalArgumentException expected) {
				assertThat(expected).hasMessageContaining(charset.name());
			}
		}
		assertThat(charsets).extracting(Charset::name)
			.contains("UTF-8", "ISO-8859-1", "GBK", "GB18030", "Shift_JIS", "Big5");
		return charsets;
	}

	@ParameterizedTest
	@MethodSource("charsets")
	void givesBackAllOctets(Charset charset) {
		NameCodec codec = NameCodec.of(charset);
		Seeds.first(200).forEach((seed) -> {
			byte[] octets = Seeds.octets(Seeds.random(seed), 24, LIKELY);
			String text = codec.decode(octets);
			assertThat(codec.encode(text)).as("seed %d", seed).isEqualTo(octets);
			assertThat(codec.canEncode(text)).as("seed %d", seed).isTrue();
		});
	}

	@ParameterizedTest
	@MethodSource("charsets")
	void letsNoSlashOrControlCharacterComeFromAnotherOctetOrGoToOne(Charset charset) {
		NameCodec codec = NameCodec.of(charset);
		Seeds.first(200).forEach((seed) -> {
			Random random = Seeds.random(seed);
			byte[] octets = Seeds.octets(random, 24, LIKELY);
			String text = Seeds.anyText(random, 24, "a/é中\udce9\ud83d\ude00");
			for (char special : "/.\0\r\n".toCharArray()) {
				assertThat(count(codec.decode(octets), special)).as("seed %d", seed).isEqualTo(count(octets, special));
				assertThat(count(codec.encode(text), special)).as("seed %d", seed).isEqualTo(count(text, special));
			}
		});
	}

	private static long count(String text, char special) {
		return text.chars().filter((character) -> character == special).count();
	}

	private static long count(byte[] octets, char special) {
		long count = 0;
		for (byte octet : octets) {
			count += (octet == special) ? 1 : 0;
		}
		return count;
	}

}
