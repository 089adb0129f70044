package dev.wharf.worker;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import dev.wharf.connection.WorkerProperties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A process that has fallen silent is ended; one that starts has the time it needs. */
class HeartbeatsTests {

	private Process process;

	private Worker worker;

	@BeforeEach
	void start() throws IOException {
		this.process = new ProcessBuilder("sleep", "3600").start();
		this.worker = new Worker(1, 1, new PassiveSlices.Slice(0, "0"), this.process.toHandle(), false);
	}

	@AfterEach
	void end() {
		this.process.destroyForcibly();
	}

	@Test
	void aSilentProcessIsEnded() {
		this.worker.state(Worker.State.READY);
		Heartbeats heartbeats = heartbeats("60s", "100ms");
		await().pollInterval(Duration.ofMillis(10)).until(() -> isEndedBy(heartbeats));
	}

	@Test
	void aProcessThatStartsMayBeSilent() {
		Heartbeats heartbeats = heartbeats("60s", "100ms");
		await().pollInterval(Duration.ofMillis(10)).during(Duration.ofMillis(300)).until(() -> !isEndedBy(heartbeats));
	}

	@Test
	void aProcessThatDoesNotBecomeReadyIsEnded() {
		Heartbeats heartbeats = heartbeats("100ms", "60s");
		await().pollInterval(Duration.ofMillis(10)).until(() -> isEndedBy(heartbeats));
	}

	@Test
	void whoeverStoodStillItselfBlamesNobody() {
		this.worker.state(Worker.State.READY);
		Heartbeats heartbeats = heartbeats("60s", "100ms");
		await().pollDelay(Duration.ofMillis(200)).until(() -> true);
		assertThat(isEndedBy(heartbeats)).isFalse();
	}

	private boolean isEndedBy(Heartbeats heartbeats) {
		heartbeats.check(List.of(this.worker));
		return !this.process.isAlive();
	}

	/** No validation keeps the times from being shorter than anybody's patience. */
	private static Heartbeats heartbeats(String startTimeout, String heartbeatTimeout) {
		return new Heartbeats(new Binder(new MapConfigurationPropertySource(Map.of("wharf.workers.start-timeout",
				startTimeout, "wharf.workers.heartbeat-timeout", heartbeatTimeout)))
			.bind("wharf.workers", WorkerProperties.class)
			.get());
	}

}
