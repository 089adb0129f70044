package dev.wharf.contract;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.zip.CRC32;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** HASH and the older X-commands tell digests that a client can check a transfer by. */
@ServedBy(varies = Axis.PROCESS)
class DigestTests extends ContractTests {

	private static final byte[] CONTENT = "the content of the file".getBytes(StandardCharsets.US_ASCII);

	@Test
	void hashesBySha256UnlessToldOtherwise() throws GeneralSecurityException {
		this.server.write("a.txt", CONTENT);
		assertThat(this.server.login().expect(213, "HASH a.txt").text()).startsWith("213 SHA-256 0-")
			.containsIgnoringCase(digest("SHA-256", CONTENT))
			.endsWith("a.txt");
	}

	@ParameterizedTest
	@ValueSource(strings = { "SHA-256", "SHA-512", "SHA-1", "MD5", "CRC32" })
	void hashesByTheAlgorithmChosen(String algorithm) throws GeneralSecurityException {
		this.server.write("a.txt", CONTENT);
		WireClient client = this.server.login();
		assertThat(client.expect(200, "OPTS HASH " + algorithm).text()).contains(algorithm);
		assertThat(client.expect(213, "HASH a.txt").text()).startsWith("213 " + algorithm + " ")
			.containsIgnoringCase(digest(algorithm, CONTENT));
	}

	@Test
	void tellsTheAlgorithmInUse() {
		assertThat(this.server.login().expect(200, "OPTS HASH").text()).contains("SHA-256");
	}

	@Test
	void keepsTheAlgorithmWhenAnotherIsUnknown() {
		WireClient client = this.server.login();
		client.expect(200, "OPTS HASH SHA-1");
		assertThat(client.send("OPTS HASH SHA-3000").code()).isIn(501, 504);
		assertThat(client.expect(200, "OPTS HASH").text()).contains("SHA-1");
	}

	@Test
	void marksTheAlgorithmInUseInFeat() {
		WireClient client = this.server.login();
		client.expect(200, "OPTS HASH SHA-512");
		assertThat(client.expect(211, "FEAT").body()).filteredOn((line) -> line.startsWith(" HASH "))
			.singleElement()
			.asString()
			.contains("SHA-512*", "SHA-256", "SHA-1", "MD5", "CRC32")
			.doesNotContain("SHA-256*");
	}

	@ParameterizedTest
	@CsvSource({ "XCRC, CRC32", "XMD5, MD5", "XSHA1, SHA-1", "XSHA256, SHA-256", "XSHA512, SHA-512" })
	void hashesByTheOlderCommands(String command, String algorithm) throws GeneralSecurityException {
		this.server.write("a file.txt", CONTENT);
		WireClient client = this.server.login();
		for (String name : new String[] { "a file.txt", "\"a file.txt\"" }) {
			Answer answer = client.expect(250, command + " " + name);
			assertThat(answer.text().toLowerCase(Locale.ROOT)).contains(digest(algorithm, CONTENT));
		}
	}

	@Test
	void hashesARange() throws GeneralSecurityException {
		this.server.write("a file.txt", CONTENT);
		Answer answer = this.server.login().expect(250, "XSHA256 \"a file.txt\" 4 11");
		assertThat(answer.text()).containsIgnoringCase(digest("SHA-256", Arrays.copyOfRange(CONTENT, 4, 11)));
	}

	@Test
	void hashesFromAnOffsetToTheEnd() throws GeneralSecurityException {
		this.server.write("a file.txt", CONTENT);
		Answer answer = this.server.login().expect(250, "XSHA256 \"a file.txt\" 4");
		assertThat(answer.text())
			.containsIgnoringCase(digest("SHA-256", Arrays.copyOfRange(CONTENT, 4, CONTENT.length)));
	}

	@Test
	void hashesWhatHasJustBeenStored() throws GeneralSecurityException {
		WireClient client = this.server.login();
		client.put("STOR a.txt", CONTENT);
		assertThat(client.expect(213, "HASH a.txt").text()).containsIgnoringCase(digest("SHA-256", CONTENT));
	}

	@Test
	void hashesWhatHasChangedSinceItWasStored() throws GeneralSecurityException {
		WireClient client = this.server.login();
		client.put("STOR a.txt", "something else here     ");
		this.server.write("a.txt", CONTENT);
		assertThat(client.expect(213, "HASH a.txt").text()).containsIgnoringCase(digest("SHA-256", CONTENT));
	}

	@Test
	void hashesAnAppendedFileWhole() throws GeneralSecurityException {
		WireClient client = this.server.login();
		client.put("STOR a.txt", Arrays.copyOf(CONTENT, 10));
		client.put("APPE a.txt", Arrays.copyOfRange(CONTENT, 10, CONTENT.length));
		assertThat(client.expect(213, "HASH a.txt").text()).containsIgnoringCase(digest("SHA-256", CONTENT));
	}

	@ParameterizedTest
	@ValueSource(strings = { "HASH missing", "XCRC missing", "HASH docs" })
	void refusesToHashWhatIsNoFile(String command) {
		this.server.makeFolder("docs");
		assertThat(this.server.login().send(command).code()).isIn(550, 553);
	}

	private static String digest(String algorithm, byte[] content) throws GeneralSecurityException {
		if (algorithm.equals("CRC32")) {
			CRC32 checksum = new CRC32();
			checksum.update(content);
			return "%08x".formatted(checksum.getValue());
		}
		return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(content));
	}

}
