package dev.wharf.worker;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

import dev.wharf.connection.WorkerProperties;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Processes that die are replaced, more slowly while they die young, and health hears of
 * many deaths.
 */
class DeathsTests {

	private final AtomicLong now = new AtomicLong();

	private final Deaths deaths = new Deaths(new Binder(new MapConfigurationPropertySource(
			Map.of("wharf.workers.failures", "3", "wharf.workers.failure-window", "60s")))
		.bind("wharf.workers", WorkerProperties.class)
		.get(), this.now::get);

	@Test
	void replacesAnOldProcessAtOnce() {
		this.deaths.note(Duration.ofMinutes(1), "signal 9");
		assertThat(this.deaths.mayStart()).isTrue();
	}

	@Test
	void waitsTwiceAsLongAfterEachProcessThatDiesYoung() {
		for (Duration pause : List.of(Duration.ofMillis(100), Duration.ofMillis(200), Duration.ofMillis(400))) {
			this.deaths.note(Duration.ZERO, "exit code 1");
			pass(pause.minusNanos(1));
			assertThat(this.deaths.mayStart()).isFalse();
			pass(Duration.ofNanos(1));
			assertThat(this.deaths.mayStart()).isTrue();
		}
	}

	@Test
	void neverWaitsLongerThanTenSeconds() {
		for (int death = 0; death < 100; death++) {
			this.deaths.note(Duration.ZERO, "exit code 1");
		}
		pass(Duration.ofSeconds(10));
		assertThat(this.deaths.mayStart()).isTrue();
	}

	@Test
	void forgetsTheYoungDeadWhenAProcessHasServed() {
		this.deaths.note(Duration.ZERO, "exit code 1");
		this.deaths.note(Duration.ZERO, "exit code 1");
		this.deaths.served();
		this.deaths.note(Duration.ZERO, "exit code 1");
		pass(Duration.ofMillis(100));
		assertThat(this.deaths.mayStart()).isTrue();
	}

	@Test
	void saysWhenManyHaveDiedInAWhile() {
		this.deaths.note(Duration.ofHours(1), "signal 9");
		this.deaths.note(Duration.ofHours(1), "signal 9");
		assertThat(this.deaths.tooMany()).isFalse();
		this.deaths.note(Duration.ofHours(1), "signal 11");
		assertThat(this.deaths.tooMany()).isTrue();
		pass(Duration.ofSeconds(60));
		assertThat(this.deaths.tooMany()).isFalse();
		assertThat(this.deaths.last()).isEqualTo("signal 11");
		assertThat(this.deaths.total()).isEqualTo(3);
	}

	private void pass(Duration time) {
		this.now.addAndGet(time.toNanos());
	}

}
