package dev.wharf.contract;

import java.io.IOException;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The end of a protected upload is what the client says is the end (close_notify); the
 * end of the TCP connection can be anybody's doing.
 */
@ServedBy(protections = { Protection.EXPLICIT, Protection.IMPLICIT }, because = "it is about TLS")
class TruncationTests extends ContractTests {

	/** Ends of records and of buffers, and one octet more. */
	@ParameterizedTest
	@CsvSource({ "0, TLSv1.2", "1, TLSv1.2", "16384, TLSv1.2", "16385, TLSv1.2", "65536, TLSv1.2", "1048577, TLSv1.2",
			"0, TLSv1.3", "1, TLSv1.3", "16384, TLSv1.3", "16385, TLSv1.3", "65536, TLSv1.3", "1048577, TLSv1.3" })
	void takesAnUploadWholeFromAClientThatNeverReads(int length, String protocol) {
		byte[] content = noise(length);
		this.server.login(ClientTls.speaking(protocol)).put("STOR a.bin", content);
		assertThat(this.server.read("a.bin")).isEqualTo(content);
	}

	@Test
	void takesManyUploadsWhole() {
		WireClient client = this.server.login();
		for (int round = 0; round < 30; round++) {
			byte[] content = noise(100_000 + round);
			client.put("STOR a.bin", content);
			assertThat(this.server.read("a.bin")).isEqualTo(content);
		}
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 16_384, 100_000 })
	void takesNoUploadThatIsCutOff(int length) throws IOException {
		cutOff(this.server.login(), "STOR a.bin", length);
		assertThat(this.server.exists("a.bin")).isFalse();
	}

	@Test
	void takesNoUploadThatIsCutOffInTls12() throws IOException {
		cutOff(this.server.login(ClientTls.speaking(ClientTls.TLS_1_2)), "STOR a.bin", 100_000);
		assertThat(this.server.exists("a.bin")).isFalse();
	}

	@Test
	void keepsTheFileThatACutUploadWouldHaveReplaced() throws IOException {
		this.server.write("a.bin", "the old file");
		cutOff(this.server.login(), "STOR a.bin", 1000);
		assertThat(this.server.read("a.bin")).asString().isEqualTo("the old file");
	}

	@Test
	void takesNoCutUploadInAsciiType() throws IOException {
		WireClient client = this.server.login();
		client.expect(200, "TYPE A");
		cutOff(client, "STOR a.txt", 1000);
		assertThat(this.server.exists("a.txt")).isFalse();
	}

	@Test
	void takesNoUploadInWhichARecordIsForged() throws IOException {
		WireClient client = this.server.login();
		DataLink data = client.passive();
		client.write("STOR a.bin\r\n");
		client.expectMark();
		data.write(noise(1000)).wire().forgeRecord();
		client.expect(426);
		client.expect(200, "NOOP");
		assertThat(this.server.exists("a.bin")).isFalse();
	}

	@Test
	void takesNoUploadWhoseClientNegotiatesAgain() throws IOException {
		WireClient client = this.server.login(ClientTls.speaking(ClientTls.TLS_1_2));
		DataLink data = client.passive();
		client.write("STOR a.bin\r\n");
		client.expectMark();
		data.write(noise(1000)).wire().negotiateAgain();
		client.expect(426);
		client.expect(200, "NOOP");
		assertThat(this.server.exists("a.bin")).isFalse();
	}

	@Test
	void takesNoUploadThatIsReset() {
		WireClient client = this.server.login();
		DataLink data = client.passive();
		client.write("STOR a.bin\r\n");
		client.expectMark();
		data.write(noise(1000)).wire().reset();
		client.expect(426);
		client.expect(200, "NOOP");
		assertThat(this.server.exists("a.bin")).isFalse();
	}

	private static void cutOff(WireClient client, String command, int length) throws IOException {
		try (DataLink data = client.passive()) {
			client.write(command + "\r\n");
			client.expectMark();
			data.write(noise(length)).wire().cut();
			client.expect(426);
		}
		client.expect(200, "NOOP");
	}

	private static byte[] noise(int length) {
		byte[] content = new byte[length];
		new Random(length).nextBytes(content);
		return content;
	}

}
