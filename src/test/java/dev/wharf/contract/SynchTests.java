package dev.wharf.contract;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;

/**
 * ABOR behind the Telnet Synch, whose data mark travels as urgent data (RFC 959 4.1.3).
 */
@ServedBy(protections = Protection.PLAIN, because = "TLS has no urgent data: its records are the order of octets")
class SynchTests extends ContractTests {

	private static final int IAC = 255;

	private static final int DATA_MARK = 242;

	private static final int INTERRUPT_PROCESS = 244;

	@Test
	void endsADownload() {
		WireClient client = startDownload();
		client.write(octets(IAC, INTERRUPT_PROCESS, IAC));
		client.writeUrgent(DATA_MARK);
		client.write("ABOR\r\n");
		expectAborted(client);
	}

	/**
	 * Berkeley clients mark the IAC before the data mark as urgent, not the mark itself.
	 */
	@Test
	void endsADownloadAsBerkeleyClientsSendIt() {
		WireClient client = startDownload();
		client.write(octets(IAC, INTERRUPT_PROCESS));
		client.writeUrgent(IAC);
		client.write(octets(DATA_MARK));
		client.write("ABOR\r\n");
		expectAborted(client);
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

	private static byte[] octets(int... octets) {
		StringBuilder text = new StringBuilder();
		for (int octet : octets) {
			text.append((char) octet);
		}
		return text.toString().getBytes(StandardCharsets.ISO_8859_1);
	}

}
