package dev.wharf.contract;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * ABOR ends what is going on, in every state of it: 426 for the transfer, 226 for the
 * command (RFC 959 4.1.3).
 */
class AbortTests extends ContractTests {

	@Test
	void hasNothingToAbortInAnIdleSession() {
		assertThat(this.server.login().send("ABOR").code()).isIn(225, 226);
	}

	@Test
	void endsADownload() {
		WireClient client = startDownload();
		client.write("ABOR\r\n");
		expectAborted(client);
	}

	@Test
	void endsAnUpload() {
		WireClient client = this.server.login();
		DataLink data = client.passive();
		client.write("STOR a.bin\r\n");
		client.expectMark();
		data.write(new byte[10_000]);
		client.write("ABOR\r\n");
		expectAborted(client);
		assertThat(data.isRefused()).isTrue();
		assertThat(this.server.exists("a.bin")).isFalse();
	}

	@Test
	void endsTheWaitForADataConnection() {
		this.server.write("a.txt", "content");
		WireClient client = this.server.login();
		client.passivePort();
		client.write("RETR a.txt\r\nABOR\r\n");
		Answer first = client.read();
		if (first.code() == 125 || first.code() == 150) {
			first = client.read();
		}
		assertThat(first.code()).as(client.transcript()).isIn(425, 426);
		client.expect(226);
	}

	@Test
	void transfersAgainAfterwards() {
		this.server.write("a.txt", "content");
		WireClient client = startDownload();
		client.write("ABOR\r\n");
		expectAborted(client);
		assertThat(client.fetch("RETR a.txt")).asString().isEqualTo("content");
	}

	@Test
	void goesOnAfterAnAbortBeforeTheTransfer() {
		WireClient client = this.server.login();
		client.passivePort();
		assertThat(client.send("ABOR").code()).isIn(225, 226);
		client.expect(200, "NOOP");
	}

	@Test
	void answersInOrderWhatFollowsAnAbort() {
		WireClient client = startDownload();
		client.write("ABOR\r\nNOOP\r\nPWD\r\n");
		client.expect(426);
		client.expect(226);
		client.expect(200);
		client.expect(257);
	}

	/** A download that cannot end by itself, for nobody reads it. */
	private WireClient startDownload() {
		this.server.writeZeros("huge.bin", 1L << 30);
		WireClient client = this.server.login();
		client.passive();
		client.write("RETR huge.bin\r\n");
		client.expectMark();
		return client;
	}

	private static void expectAborted(WireClient client) {
		client.expect(426);
		client.expect(226);
		client.expect(200, "NOOP");
	}

}
