package dev.wharf.protocol;

import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Times as RFC 3659 section 2.3 writes them.
 */
class FtpTimeTests {

	@ParameterizedTest
	@CsvSource({ "19980615100045, 1998-06-15T10:00:45Z", "19980615100045.014, 1998-06-15T10:00:45.014Z",
			"20240229000000, 2024-02-29T00:00:00Z", "20000101000000.5, 2000-01-01T00:00:00.5Z",
			"19700101000000.123456789, 1970-01-01T00:00:00.123456789Z",
			"19700101000000.1234567899, 1970-01-01T00:00:00.123456789Z", "00000101000000, 0000-01-01T00:00:00Z",
			"20161231235960, 2017-01-01T00:00:00Z", "20161231235960.25, 2017-01-01T00:00:00.25Z" })
	void readsATime(String text, Instant time) {
		assertThat(FtpTime.parse(text)).isEqualTo(time);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "1998061510004", "199806151000455", "19980615100045.", "19980615100045.x",
			"19980615100045,5", "19981315100045", "19980631100045", "20230229000000", "19980615240000",
			"19980615106000", "19980615100061", "+9980615100045", "1998-6-1510:00", "\u0661\u0669980615100045",
			"19980615100045Z", "191000101000000", "19980615100045.1.2" })
	void refusesWhatIsNoTime(String text) {
		assertThatIllegalArgumentException().isThrownBy(() -> FtpTime.parse(text)).withMessageContaining(text);
	}

	@ParameterizedTest
	@CsvSource({ "1998-06-15T10:00:45Z, 19980615100045", "1998-06-15T10:00:45.999Z, 19980615100045",
			"1969-12-31T23:59:59.5Z, 19691231235959", "0987-01-02T03:04:05Z, 09870102030405" })
	void writesWholeSeconds(Instant time, String text) {
		assertThat(FtpTime.format(time)).isEqualTo(text);
	}

	@Test
	void writesTheNearestTimeThatHasFourDigitsForTheYear() {
		assertThat(FtpTime.format(Instant.MAX)).isEqualTo("99991231235959");
		assertThat(FtpTime.format(Instant.MIN)).isEqualTo("00000101000000");
	}

}
