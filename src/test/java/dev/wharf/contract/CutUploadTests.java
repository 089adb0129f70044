package dev.wharf.contract;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * For clients that never send close_notify the end of the connection can be made to
 * count.
 */
@ServedBy(value = Setup.PERMISSIVE, protections = { Protection.EXPLICIT, Protection.IMPLICIT },
		because = "it is about TLS")
class CutUploadTests extends ContractTests {

	@Test
	void isTakenForWhole() {
		WireClient client = this.server.login();
		try (DataLink data = client.passive()) {
			client.write("STOR a.txt\r\n");
			client.expectMark();
			data.write("content".getBytes(StandardCharsets.US_ASCII)).wire().cut();
			client.expectDone();
		}
		assertThat(this.server.read("a.txt")).asString().isEqualTo("content");
	}

	@Test
	void isBrokenWhenItIsReset() {
		WireClient client = this.server.login();
		DataLink data = client.passive();
		client.write("STOR a.txt\r\n");
		client.expectMark();
		data.write("content".getBytes(StandardCharsets.US_ASCII)).wire().reset();
		client.expect(426);
		assertThat(this.server.exists("a.txt")).isFalse();
	}

}
