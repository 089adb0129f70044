package dev.wharf.contract;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Nobody holds a session or a transfer for ever by doing nothing. */
@ServedBy(value = Setup.SHORT_TIMEOUTS, varies = Axis.MODE)
class TimeoutTests extends ContractTests {

	@Test
	void closesAnIdleSession() {
		WireClient client = this.server.login();
		client.expect(421);
		assertThat(client.isClosed()).isTrue();
	}

	@Test
	void closesASessionThatHoldsAPassivePortOnly() {
		WireClient client = this.server.login();
		client.passivePort();
		client.expect(421);
		assertThat(client.isClosed()).isTrue();
	}

	@Test
	void closesASessionThatSendsNoWholeLine() {
		WireClient client = this.server.login();
		client.write("NOO");
		client.expect(421);
		assertThat(client.isClosed()).isTrue();
	}

	@Test
	void closesASessionThatDoesNotLogIn() {
		WireClient client = this.server.connect();
		eventually().until(() -> client.send("NOOP").code(), (code) -> code != 200);
		assertThat(client.isClosed()).isTrue();
	}

	@Test
	void givesUpTheWaitForADataConnection() {
		WireClient client = this.server.login();
		client.passivePort();
		client.write("LIST\r\n");
		client.expect(425);
		client.expect(200, "NOOP");
	}

	@Test
	void endsADownloadThatNobodyReads() {
		WireClient client = startDownload();
		client.expect(426);
		client.expect(200, "NOOP");
	}

	@Test
	void endsAnUploadThatBringsNothing() {
		WireClient client = this.server.login();
		client.passive();
		client.write("STOR a.bin\r\n");
		client.expectMark();
		client.expect(426);
		client.expect(200, "NOOP");
	}

	@Test
	void takesARunningTransferForActivity() {
		WireClient client = this.server.login();
		DataLink data = client.passive();
		client.write("STOR a.bin\r\n");
		client.expectMark();
		eventually().during(Duration.ofSeconds(4))
			.until(() -> data.write(new byte[100]), (link) -> this.server.sessions() == 1);
		data.close();
		client.expectDone();
		client.expect(200, "NOOP");
	}

	/**
	 * By far more replies than any buffer holds, so that the server finds no room for
	 * one.
	 */
	@Test
	void closesASessionThatLeavesItsRepliesUnread() {
		WireClient client = this.server.login();
		CompletableFuture<Void> sending = CompletableFuture.runAsync(() -> writeUntilRefused(client));
		eventually().until(this.server::sessions, (sessions) -> sessions == 0);
		assertThat(sending).failsWithin(Duration.ofSeconds(60));
	}

	private static void writeUntilRefused(WireClient client) {
		byte[] commands = "FEAT\r\n".repeat(10_000).getBytes(StandardCharsets.US_ASCII);
		while (!Thread.currentThread().isInterrupted()) {
			client.write(commands);
		}
	}

	@Test
	void endsASessionThatKeepsStartingOverInsteadOfLoggingIn() {
		WireClient client = this.server.connect();
		assertThatThrownBy(() -> startOverForEver(client)).isNotNull();
		eventually().until(this.server::sessions, (sessions) -> sessions == 0);
	}

	private static void startOverForEver(WireClient client) {
		while (true) {
			client.expect(220, "REIN");
		}
	}

	@Test
	void keepsASessionThatIsNotIdle() {
		WireClient client = this.server.login();
		eventually().during(Duration.ofSeconds(4)).until(() -> client.send("NOOP").code(), (code) -> code == 200);
	}

	private WireClient startDownload() {
		this.server.writeZeros("huge.bin", 1L << 30);
		WireClient client = this.server.login();
		client.passive();
		client.write("RETR huge.bin\r\n");
		client.expectMark();
		return client;
	}

}
