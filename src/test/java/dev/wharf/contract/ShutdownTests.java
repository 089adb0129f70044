package dev.wharf.contract;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A server that is shut down in order says goodbye to idle sessions and lets transfers
 * finish.
 */
@Timeout(300)
class ShutdownTests {

	private static final int LENGTH = 64 << 20;

	private static Stream<Variant> idle() {
		return Variant.everyMode(0);
	}

	private static Stream<Variant> busy() {
		return Variant.everyMode(1);
	}

	private static Stream<Variant> stalled() {
		return Variant.everyMode(2);
	}

	@ParameterizedTest
	@MethodSource("idle")
	void saysGoodbyeToIdleSessions(Variant variant) throws IOException {
		try (WharfServer server = WharfServer.start(variant, "wharf.workers.count=2")) {
			WireClient client = server.login();
			CompletableFuture<Void> down = CompletableFuture.runAsync(server::shutDown);
			client.expect(421);
			assertThat(client.isClosed()).isTrue();
			down.join();
		}
	}

	@ParameterizedTest
	@MethodSource("busy")
	void letsARunningTransferFinish(Variant variant) throws IOException {
		try (WharfServer server = WharfServer.start(variant)) {
			server.writeZeros("large.bin", LENGTH);
			WireClient client = server.login();
			DataLink data = client.passive();
			client.write("RETR large.bin\r\n");
			client.expectMark();
			CompletableFuture<Void> down = CompletableFuture.runAsync(server::shutDown);
			assertThat(data.read(1000)).hasSize(1000);
			ContractTests.eventually().until(() -> server.refuses(server.address()));
			assertThat(data.readAll()).hasSize(LENGTH - 1000);
			client.expectDone();
			down.join();
		}
	}

	@ParameterizedTest
	@MethodSource("stalled")
	void endsTransfersThatDoNotFinishInTime(Variant variant) throws IOException {
		try (WharfServer server = WharfServer.start(variant, "spring.lifecycle.timeout-per-shutdown-phase=1s")) {
			server.writeZeros("huge.bin", 1L << 30);
			WireClient client = server.login();
			client.passive();
			client.write("RETR huge.bin\r\n");
			client.expectMark();
			server.shutDown();
			assertThat(client.readToTheEnd()).doesNotContain("226 ");
		}
	}

}
