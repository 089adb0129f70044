package dev.wharf.contract;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** MODE Z sends data as one zlib stream (RFC 1950) per transfer. */
@ServedBy(varies = Axis.MODE)
class CompressionTests extends ContractTests {

	private static final byte[] CONTENT = "a line that is repeated\n".repeat(50_000)
		.getBytes(StandardCharsets.US_ASCII);

	@Test
	void sendsAFileDeflated() throws IOException {
		this.server.write("a.txt", CONTENT);
		byte[] wire = deflating().fetch("RETR a.txt");
		assertThat(wire.length).isLessThan(CONTENT.length / 10);
		assertThat(inflate(wire)).isEqualTo(CONTENT);
	}

	@Test
	void sendsAnEmptyFileDeflated() throws IOException {
		this.server.write("a.txt", "");
		assertThat(inflate(deflating().fetch("RETR a.txt"))).isEmpty();
	}

	@Test
	void receivesAFileDeflated() throws IOException {
		deflating().put("STOR a.txt", deflate(CONTENT));
		assertThat(this.server.read("a.txt")).isEqualTo(CONTENT);
	}

	@Test
	void sendsAListingDeflated() throws IOException {
		this.server.write("a.txt", CONTENT);
		assertThat(inflate(deflating().fetch("NLST"))).asString().isEqualTo("a.txt\r\n");
	}

	@Test
	void convertsAsciiBeforeItDeflates() throws IOException {
		this.server.write("a.txt", "one\ntwo\n");
		WireClient client = deflating();
		client.expect(200, "TYPE A");
		assertThat(inflate(client.fetch("RETR a.txt"))).asString().isEqualTo("one\r\ntwo\r\n");
	}

	@Test
	void convertsAsciiAfterItInflates() throws IOException {
		WireClient client = deflating();
		client.expect(200, "TYPE A");
		client.put("STOR a.txt", deflate("one\r\ntwo\r\n".getBytes(StandardCharsets.US_ASCII)));
		assertThat(this.server.read("a.txt")).asString().isEqualTo("one\ntwo\n");
	}

	@Test
	void sendsTheRestOfAFileDeflated() throws IOException {
		this.server.write("digits.txt", "0123456789");
		WireClient client = deflating();
		client.expect(350, "REST 4");
		assertThat(inflate(client.fetch("RETR digits.txt"))).asString().isEqualTo("456789");
	}

	@Test
	void storesNothingOfABrokenStream() throws IOException {
		WireClient client = deflating();
		byte[] wire = deflate(CONTENT);
		DataLink data = client.passive();
		client.write("STOR a.txt\r\n");
		client.expectMark();
		data.write(Arrays.copyOf(wire, wire.length / 2)).close();
		assertThat(client.read().code()).isIn(426, 451, 501, 550);
		assertThat(this.server.exists("a.txt")).isFalse();
	}

	@Test
	void storesNothingThatIsNoStream() {
		WireClient client = deflating();
		DataLink data = client.passive();
		client.write("STOR a.txt\r\n");
		client.expectMark();
		data.write("this is no zlib stream".getBytes(StandardCharsets.US_ASCII)).close();
		assertThat(client.read().code()).isBetween(400, 599);
		assertThat(this.server.exists("a.txt")).isFalse();
	}

	@Test
	void returnsToStreamMode() {
		this.server.write("a.txt", CONTENT);
		WireClient client = deflating();
		client.expect(200, "MODE S");
		assertThat(client.fetch("RETR a.txt")).isEqualTo(CONTENT);
	}

	@Test
	void takesACompressionLevel() throws IOException {
		this.server.write("a.txt", CONTENT);
		WireClient client = deflating();
		client.expect(200, "OPTS MODE Z LEVEL 9");
		assertThat(inflate(client.fetch("RETR a.txt"))).isEqualTo(CONTENT);
	}

	private WireClient deflating() {
		WireClient client = this.server.login();
		client.expect(200, "MODE Z");
		return client;
	}

	private static byte[] inflate(byte[] wire) throws IOException {
		return new InflaterInputStream(new ByteArrayInputStream(wire)).readAllBytes();
	}

	private static byte[] deflate(byte[] content) throws IOException {
		ByteArrayOutputStream wire = new ByteArrayOutputStream();
		try (DeflaterOutputStream deflater = new DeflaterOutputStream(wire)) {
			deflater.write(content);
		}
		return wire.toByteArray();
	}

}
