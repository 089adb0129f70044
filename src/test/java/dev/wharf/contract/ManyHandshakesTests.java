package dev.wharf.contract;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

/** Where clients cost no thread of a pool, hundreds of handshakes at once succeed. */
@ServedBy(modes = { Mode.REACTOR, Mode.VIRTUAL_THREADS, Mode.PLATFORM_THREADS },
		protections = { Protection.EXPLICIT, Protection.IMPLICIT }, because = "it is about TLS")
class ManyHandshakesTests extends ContractTests {

	private static final int CLIENTS = 500;

	@Test
	void succeedAtOnce() {
		List<WireClient> clients = IntStream.range(0, CLIENTS).mapToObj((index) -> this.server.dial()).toList();
		try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
			clients.stream()
				.map((client) -> CompletableFuture.runAsync(() -> client.expect(220), threads))
				.toList()
				.forEach(CompletableFuture::join);
		}
		clients.forEach((client) -> client.expect(200, "NOOP"));
	}

}
