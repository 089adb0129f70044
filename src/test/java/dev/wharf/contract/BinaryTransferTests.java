package dev.wharf.contract;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Files in image type arrive octet for octet, whole, resumed, appended or under a name of
 * the server's choice.
 */
class BinaryTransferTests extends ContractTests {

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 65_536, 5_000_000 })
	void sendsAFile(int length) {
		byte[] content = noise(length);
		this.server.write("noise.bin", content);
		assertThat(this.server.login().fetch("RETR noise.bin")).isEqualTo(content);
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 65_536, 5_000_000 })
	void receivesAFile(int length) {
		byte[] content = noise(length);
		this.server.login().put("STOR noise.bin", content);
		assertThat(this.server.read("noise.bin")).isEqualTo(content);
	}

	@Test
	void hasTheWholeFileInPlaceWhenItSaysSo() {
		WireClient client = this.server.login();
		for (int round = 0; round < 20; round++) {
			byte[] content = noise(1_000 + round);
			client.put("STOR round.bin", content);
			assertThat(this.server.read("round.bin")).isEqualTo(content);
		}
	}

	@Test
	void overwritesALongerFile() {
		this.server.write("a.txt", "a long content");
		this.server.login().put("STOR a.txt", "short");
		assertThat(this.server.read("a.txt")).asString().isEqualTo("short");
	}

	@Test
	void showsNothingOfAnUploadBeforeItIsWhole() {
		this.server.write("a.txt", "old");
		WireClient client = this.server.login();
		DataLink data = client.passive();
		client.write("STOR a.txt\r\n");
		client.expectMark();
		data.write(noise(100_000));
		assertThat(this.server.read("a.txt")).asString().isEqualTo("old");
		data.close();
		client.expectDone();
	}

	@Test
	void sendsTheRestOfAFile() {
		this.server.write("digits.txt", "0123456789");
		WireClient client = this.server.login();
		client.expect(350, "REST 4");
		assertThat(client.fetch("RETR digits.txt")).asString().isEqualTo("456789");
	}

	@Test
	void takesTheRestartMarkerAfterThePassivePort() {
		this.server.write("digits.txt", "0123456789");
		WireClient client = this.server.login();
		try (DataLink data = client.passive()) {
			client.expect(350, "REST 8");
			client.write("RETR digits.txt\r\n");
			client.expectMark();
			assertThat(data.readAll()).asString().isEqualTo("89");
		}
		client.expectDone();
	}

	@Test
	void startsOneTransferOnlyAtTheMarker() {
		this.server.write("digits.txt", "0123456789");
		WireClient client = this.server.login();
		client.expect(350, "REST 4");
		client.fetch("RETR digits.txt");
		assertThat(client.fetch("RETR digits.txt")).asString().isEqualTo("0123456789");
	}

	@Test
	void sendsNothingFromTheEndOfAFile() {
		this.server.write("digits.txt", "0123456789");
		WireClient client = this.server.login();
		client.expect(350, "REST 10");
		assertThat(client.fetch("RETR digits.txt")).isEmpty();
	}

	@Test
	void refusesToStartBehindTheEndOfAFile() {
		this.server.write("digits.txt", "0123456789");
		WireClient client = this.server.login();
		client.passivePort();
		client.expect(350, "REST 11");
		assertThat(client.send("RETR digits.txt").code()).isIn(550, 551, 554);
	}

	@Test
	void continuesAnUploadAtTheMarker() {
		this.server.write("digits.txt", "01234");
		WireClient client = this.server.login();
		client.expect(350, "REST 3");
		client.put("STOR digits.txt", "abcdef");
		assertThat(this.server.read("digits.txt")).asString().isEqualTo("012abcdef");
	}

	@Test
	void appendsToAFile() {
		this.server.write("a.txt", "first,");
		this.server.login().put("APPE a.txt", "second");
		assertThat(this.server.read("a.txt")).asString().isEqualTo("first,second");
	}

	@Test
	void appendsToNothing() {
		this.server.login().put("APPE a.txt", "first");
		assertThat(this.server.read("a.txt")).asString().isEqualTo("first");
	}

	@Test
	void resumesABrokenUpload() {
		byte[] content = noise(300_000);
		breakAnUpload("a.bin", content, 200_000);
		WireClient client = this.server.login();
		int kept = Integer.parseInt(client.expect(213, "SIZE a.bin").argument());
		client.expect(350, "REST " + kept);
		client.put("STOR a.bin", Arrays.copyOfRange(content, kept, content.length));
		assertThat(this.server.read("a.bin")).isEqualTo(content);
	}

	@Test
	void doesNotShowABrokenUpload() {
		breakAnUpload("a.bin", noise(200_000), 200_000);
		assertThat(this.server.login().fetch("LIST -a")).asString().doesNotContain("a.bin", ".wharf");
	}

	@Test
	void namesTheFileItStoresUniquely() {
		WireClient client = this.server.login();
		String name = storeUniquely(client, "content");
		assertThat(this.server.read(name)).asString().isEqualTo("content");
	}

	@Test
	void overwritesNothingByStou() {
		WireClient client = this.server.login();
		Set<String> names = new HashSet<>();
		for (int round = 0; round < 5; round++) {
			names.add(storeUniquely(client, "content " + round));
		}
		assertThat(names).hasSize(5);
		assertThat(this.server.home().toFile().listFiles()).hasSize(5);
	}

	@Test
	void refusesToSendAFolder() {
		this.server.makeFolder("docs");
		WireClient client = this.server.login();
		client.passivePort();
		client.expect(550, "RETR docs");
	}

	@Test
	void refusesToOverwriteAFolder() {
		this.server.makeFolder("docs");
		WireClient client = this.server.login();
		client.passivePort();
		assertThat(client.send("STOR docs").code()).isIn(550, 553);
	}

	@Test
	void refusesToStoreIntoAMissingFolder() {
		WireClient client = this.server.login();
		client.passivePort();
		assertThat(client.send("STOR missing/a.txt").code()).isIn(550, 553);
	}

	@Test
	void wantsADataConnectionFirst() {
		this.server.write("a.txt", "content");
		assertThat(this.server.login().send("RETR a.txt").code()).isIn(425, 503);
	}

	@Test
	void servesManyFilesInOneSession() {
		this.server.write("a.txt", "content");
		WireClient client = this.server.login();
		List<String> contents = new ArrayList<>();
		for (int round = 0; round < 100; round++) {
			contents.add(new String(client.fetch("RETR a.txt"), StandardCharsets.US_ASCII));
		}
		assertThat(contents).hasSize(100).containsOnly("content");
	}

	private void breakAnUpload(String name, byte[] content, int length) {
		WireClient client = this.server.login();
		DataLink data = client.passive();
		client.write("STOR " + name + "\r\n");
		client.expectMark();
		data.write(Arrays.copyOf(content, length));
		eventually().until(() -> client.send("STAT").text(), (status) -> status.contains(String.valueOf(length)));
		client.write("ABOR\r\n");
		client.expect(426);
		client.expect(226);
		client.close();
		eventually().until(this.server::sessions, (sessions) -> sessions == 0);
	}

	/**
	 * RFC 1123 4.1.2.9 has the server tell the name as "FILE: name" in its first reply.
	 */
	private static String storeUniquely(WireClient client, String content) {
		try (DataLink data = client.passive()) {
			client.write("STOU\r\n");
			String mark = client.expectMark().argument();
			assertThat(mark).startsWith("FILE: ");
			data.write(content.getBytes(StandardCharsets.US_ASCII)).close();
			client.expectDone();
			return mark.substring("FILE: ".length());
		}
	}

	private static byte[] noise(int length) {
		byte[] content = new byte[length];
		new Random(length).nextBytes(content);
		return content;
	}

}
