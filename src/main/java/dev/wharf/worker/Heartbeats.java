package dev.wharf.worker;

import java.time.Duration;
import java.util.Collection;

import dev.wharf.connection.WorkerProperties;
import dev.wharf.worker.Worker.State;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends processes that do not become ready in time, and those that were and have fallen
 * silent. Not thread-safe.
 */
final class Heartbeats {

	private static final Logger logger = LoggerFactory.getLogger(Heartbeats.class);

	private final Duration startTimeout;

	private final Duration timeout;

	private long checkedAt = System.nanoTime();

	Heartbeats(WorkerProperties properties) {
		this.startTimeout = properties.startTimeout();
		this.timeout = properties.heartbeatTimeout();
	}

	/** Looks at all of them; to be called several times within the timeout. */
	void check(Collection<Worker> workers) {
		long now = System.nanoTime();
		boolean stoodStill = now - this.checkedAt > this.timeout.toNanos() / 2;
		this.checkedAt = now;
		if (stoodStill) {
			// Nobody was heard, as this process did not listen.
			workers.forEach(Worker::heard);
		}
		workers.forEach(this::check);
	}

	private static String seconds(Duration time) {
		return "%.1f s".formatted(time.toMillis() / 1000.0);
	}

	private void check(Worker worker) {
		boolean starting = worker.state() == State.STARTING;
		Duration waited = starting ? worker.age() : worker.silence();
		if (waited.compareTo(starting ? this.startTimeout : this.timeout) > 0) {
			String reason = starting ? "not ready after " + seconds(this.startTimeout)
					: "silent for more than " + seconds(this.timeout);
			logger.warn("The {} is ended: {}", worker.label(), reason);
			worker.condemn(reason);
		}
	}

}
