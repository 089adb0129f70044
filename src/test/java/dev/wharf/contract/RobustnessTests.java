package dev.wharf.contract;

import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Clients that misbehave get the right reply or a close; the next one is served, and
 * nothing of them stays.
 */
@Isolated("it counts descriptors and threads of the JVM")
@ServedBy(varies = Axis.MODE)
class RobustnessTests extends ContractTests {

	private static final int CLIENTS = 30;

	private Footprint before = new Footprint(0, 0, 0);

	/** After as many clients as a test has, so that pools have grown to their size. */
	@BeforeEach
	void measure() {
		for (int index = 0; index < CLIENTS; index++) {
			this.server.login().expect(221, "QUIT");
		}
		this.server.hangUp();
		eventually().until(this.server::sessions, (sessions) -> sessions == 0);
		this.before = Footprint.of(this.server);
	}

	@AfterEach
	void nothingStays() {
		this.server.hangUp();
		eventually().untilAsserted(() -> Footprint.of(this.server).assertNoLargerThan(this.before));
		this.server.login().expect(221, "QUIT");
	}

	@Test
	void survivesClientsThatCloseAtOnce() {
		for (int index = 0; index < CLIENTS; index++) {
			this.server.dial().close();
		}
	}

	@Test
	void survivesClientsThatResetAtOnce() {
		for (int index = 0; index < CLIENTS; index++) {
			this.server.dial().reset();
		}
	}

	@Test
	void survivesClientsThatCloseInALine() {
		for (int index = 0; index < CLIENTS; index++) {
			WireClient client = this.server.connect();
			client.write("USER ali");
			client.close();
		}
	}

	@Test
	void survivesClientsThatResetBehindACommand() {
		for (int index = 0; index < CLIENTS; index++) {
			WireClient client = this.server.login();
			client.write("FEAT\r\nHELP\r\n");
			client.reset();
		}
	}

	@Test
	void survivesClientsThatResetInATransfer() {
		this.server.writeZeros("huge.bin", 1L << 30);
		for (int index = 0; index < CLIENTS; index++) {
			WireClient client = this.server.login();
			client.passive();
			client.write("RETR huge.bin\r\n");
			client.expectMark();
			client.reset();
		}
	}

	@Test
	void survivesClientsThatLeaveWhileTheirDataConnectionIsAwaited() {
		for (int index = 0; index < CLIENTS; index++) {
			WireClient client = this.server.login();
			client.passivePort();
			client.write("LIST\r\n");
			client.close();
		}
	}

	@Test
	void refusesBinaryJunk() {
		byte[] junk = new byte[64 * 1024];
		new Random(1).nextBytes(junk);
		WireClient client = this.server.connect();
		client.write(junk);
		client.write("\r\nQUIT\r\n");
		assertThat(client.readToTheEnd().lines()).allMatch((line) -> line.matches("(421|5\\d\\d|221)[ -].*"));
	}

	@Test
	void refusesAnHttpRequest() {
		WireClient client = this.server.connect();
		client.write("GET / HTTP/1.1\r\nHost: ftp.example.com\r\nUser-Agent: probe\r\n\r\nQUIT\r\n");
		assertThat(client.readToTheEnd().lines()).allMatch((line) -> line.matches("(421|5\\d\\d|221)[ -].*"));
	}

	@Test
	void refusesATlsHandshakeInPlaintext() {
		WireClient client = this.server.connect();
		client.write("\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003\r\nQUIT\r\n");
		assertThat(client.readToTheEnd().lines()).allMatch((line) -> line.matches("(421|5\\d\\d|221)[ -].*"));
	}

	@Test
	void refusesALineWithoutEnd() {
		WireClient client = this.server.connect();
		for (int round = 0; round < 100; round++) {
			client.write(new byte[64 * 1024]);
		}
		client.write("\r\nNOOP\r\n");
		client.expect(500);
		client.expect(200);
	}

	/**
	 * The replies to what it sends fill every buffer up; from then on the server must
	 * neither spin nor hoard.
	 */
	@Test
	void survivesAClientThatNeverReads() {
		WireClient client = this.server.connect();
		AtomicInteger rounds = new AtomicInteger();
		Thread.startVirtualThread(() -> writeForEver(client, rounds));
		AtomicInteger before = new AtomicInteger();
		eventually().pollInterval(Duration.ofMillis(200))
			.until(() -> before.getAndSet(rounds.get()), (last) -> last > 0 && last == rounds.get());
		if (this.server.variant().severalClients()) {
			this.server.login().expect(200, "NOOP");
		}
		client.reset();
	}

	private static void writeForEver(WireClient client, AtomicInteger rounds) {
		byte[] commands = "FEAT\r\nHELP\r\n".repeat(10_000).getBytes(StandardCharsets.US_ASCII);
		try {
			while (true) {
				client.write(commands);
				rounds.incrementAndGet();
			}
		}
		catch (UncheckedIOException ignored) {
			// The connection has been reset meanwhile.
		}
	}

}
