package dev.wharf.fuzz;

import java.time.Instant;
import java.util.Random;

import org.junit.jupiter.api.Test;

import dev.wharf.protocol.FtpTime;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Times against whatever MDTM and MFMT may be given.
 */
class FtpTimeFuzzTests {

	private static final long YEAR_0 = Instant.parse("0000-01-01T00:00:00Z").getEpochSecond();

	private static final long YEAR_10000 = Instant.parse("9999-12-31T23:59:59Z").getEpochSecond() + 1;

	@Test
	void readsWhatItWrites() {
		Seeds.first(10_000).forEach((seed) -> {
			Instant time = Instant.ofEpochSecond(Seeds.random(seed).nextLong(YEAR_0, YEAR_10000));
			assertThat(FtpTime.parse(FtpTime.format(time))).as("seed %d", seed).isEqualTo(time);
		});
	}

	@Test
	void readsATimeOrRefusesTheArgument() {
		Seeds.first(10_000).forEach((seed) -> {
			Random random = Seeds.random(seed);
			String text = (random.nextBoolean() ? "200" : "") + Seeds.anyText(random, 18, "00000111122233.456789");
			try {
				assertThat(text).startsWith(FtpTime.format(FtpTime.parse(text)).substring(0, 4));
			}
			catch (IllegalArgumentException expected) {
				assertThat(expected).hasMessageEndingWith(text);
			}
		});
	}

}
