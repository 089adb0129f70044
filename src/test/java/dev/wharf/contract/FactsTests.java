package dev.wharf.contract;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Size, times and mode of a file are told and set (RFC 3659 3 and 4, MFMT, MFF, SITE
 * UTIME, SITE CHMOD).
 */
@ServedBy(varies = Axis.PROCESS)
class FactsTests extends ContractTests {

	@BeforeEach
	void makeFiles() throws IOException {
		Files.setLastModifiedTime(this.server.write("a file.txt", "1234567"),
				FileTime.from(Instant.parse("2003-02-01T04:05:06Z")));
		this.server.makeFolder("docs");
	}

	@Test
	void tellsTheSize() {
		assertThat(this.server.login().send("SIZE a file.txt").text()).isEqualTo("213 7");
	}

	@Test
	void tellsNoSizeOfAFolder() {
		this.server.login().expect(550, "SIZE docs");
	}

	@Test
	void tellsTheTimeInUtc() {
		assertThat(this.server.login().send("MDTM a file.txt").text()).isEqualTo("213 20030201040506");
	}

	@Test
	void tellsFractionsOfASecondWellFormed() throws IOException {
		Files.setLastModifiedTime(this.server.path("a file.txt"),
				FileTime.from(Instant.parse("2003-02-01T04:05:06.789Z")));
		assertThat(this.server.login().send("MDTM a file.txt").text()).matches("213 20030201040506(\\.789)?");
	}

	@Test
	void tellsNoTimeOfWhatIsNotThere() {
		this.server.login().expect(550, "MDTM missing");
	}

	@Test
	void setsTheTimeByMfmt() throws IOException {
		Answer answer = this.server.login().expect(213, "MFMT 20100102030405 a file.txt");
		assertThat(answer.text()).startsWith("213 Modify=20100102030405; ").endsWith("a file.txt");
		assertThat(modified()).isEqualTo("2010-01-02T03:04:05Z");
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "MFMT 20101302030405 a file.txt", "MFMT yesterday a file.txt", "MFMT 20100102030405", "MFMT" })
	void refusesATimeThatIsNone(String command) throws IOException {
		this.server.login().expect(501, command);
		assertThat(modified()).isEqualTo("2003-02-01T04:05:06Z");
	}

	@Test
	void setsTheTimeByMff() throws IOException {
		this.server.login().expect(213, "MFF modify=20100102030405; a file.txt");
		assertThat(modified()).isEqualTo("2010-01-02T03:04:05Z");
	}

	@Test
	void setsTheModeByMff() throws IOException {
		this.server.login().expect(213, "MFF UNIX.mode=0640; a file.txt");
		assertThat(mode()).isEqualTo("rw-r-----");
	}

	@Test
	void setsNothingByMffWhenOneFactCannotBe() throws IOException {
		assertThat(this.server.login().send("MFF size=3;modify=20100102030405; a file.txt").code()).isIn(501, 504, 550);
		assertThat(modified()).isEqualTo("2003-02-01T04:05:06Z");
	}

	@ParameterizedTest
	@ValueSource(strings = { "SITE UTIME 20100102030405 a file.txt", "site utime 20100102030405 a file.txt",
			"SITE UTIME a file.txt 20110102030405 20100102030405 20110102030405 UTC" })
	void setsTheTimeBySite(String command) throws IOException {
		assertThat(this.server.login().send(command).code()).isIn(200, 213, 250);
		assertThat(modified()).isEqualTo("2010-01-02T03:04:05Z");
	}

	@ParameterizedTest
	@ValueSource(strings = { "SITE CHMOD 640 a file.txt", "SITE CHMOD 0640 a file.txt", "site chmod 640 a file.txt" })
	void setsTheModeBySite(String command) throws IOException {
		assertThat(this.server.login().send(command).code()).isIn(200, 250);
		assertThat(mode()).isEqualTo("rw-r-----");
	}

	@ParameterizedTest
	@ValueSource(strings = { "SITE CHMOD 999 a file.txt", "SITE CHMOD -1 a file.txt", "SITE CHMOD", "SITE CHMOD 640" })
	void refusesAModeThatIsNone(String command) {
		this.server.login().expect(501, command);
	}

	private Instant modified() throws IOException {
		return Files.getLastModifiedTime(this.server.path("a file.txt")).toInstant();
	}

	private String mode() throws IOException {
		return PosixFilePermissions.toString(Files.getPosixFilePermissions(this.server.path("a file.txt")));
	}

}
