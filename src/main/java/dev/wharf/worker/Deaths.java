package dev.wharf.worker;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.LongSupplier;

import dev.wharf.connection.WorkerProperties;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Remembers processes that ended on their own. When they die young, the next one waits a
 * little, and longer each time; when many die in a while, health says so. Thread-safe.
 */
final class Deaths {

	private static final Logger logger = LoggerFactory.getLogger(Deaths.class);

	private static final Duration YOUNG = Duration.ofSeconds(10);

	private static final Duration FIRST_PAUSE = Duration.ofMillis(100);

	private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

	private static final int MOST_DOUBLINGS = 16;

	private final WorkerProperties properties;

	private final LongSupplier nanoTime;

	private final Deque<Long> recent = new ArrayDeque<>();

	private int youngInARow;

	private long total;

	private long notBefore;

	private @Nullable String last;

	Deaths(WorkerProperties properties, LongSupplier nanoTime) {
		this.properties = properties;
		this.nanoTime = nanoTime;
		this.notBefore = nanoTime.getAsLong();
	}

	/**
	 * Notes a death.
	 * @param age how old the process became
	 * @param how how it ended
	 */
	synchronized void note(Duration age, String how) {
		boolean known = tooMany();
		remember(how);
		Duration pause = pauseAfter(age);
		logger.warn("A process has ended unasked ({}); the next one starts {}", how,
				pause.isZero() ? "at once" : "in %d ms".formatted(pause.toMillis()));
		if (!known && tooMany()) {
			logger.error("The processes that serve clients do not live: {}", summary());
		}
	}

	private void remember(String how) {
		this.total++;
		this.last = how;
		this.recent.addLast(this.nanoTime.getAsLong());
		while (this.recent.size() > this.properties.failures()) {
			this.recent.removeFirst();
		}
	}

	private Duration pauseAfter(Duration age) {
		if (age.compareTo(YOUNG) >= 0) {
			this.youngInARow = 0;
			return Duration.ZERO;
		}
		Duration doubled = FIRST_PAUSE.multipliedBy(1L << Math.min(this.youngInARow, MOST_DOUBLINGS));
		Duration pause = (doubled.compareTo(LONGEST_PAUSE) < 0) ? doubled : LONGEST_PAUSE;
		this.youngInARow++;
		this.notBefore = this.nanoTime.getAsLong() + pause.toNanos();
		return pause;
	}

	/** Notes that a process has done what it is for. */
	synchronized void served() {
		this.youngInARow = 0;
	}

	/** Whether a process may be started now. */
	synchronized boolean mayStart() {
		return this.nanoTime.getAsLong() - this.notBefore >= 0;
	}

	/** Whether so many have died lately that something must be wrong. */
	synchronized boolean tooMany() {
		Long oldest = this.recent.peekFirst();
		return this.recent.size() >= this.properties.failures() && oldest != null
				&& this.nanoTime.getAsLong() - oldest < this.properties.failureWindow().toNanos();
	}

	/** What {@link #tooMany} means, in words. */
	synchronized String summary() {
		return "%d of them have ended within %d s".formatted(this.recent.size(),
				this.properties.failureWindow().toSeconds());
	}

	synchronized long total() {
		return this.total;
	}

	/** How the last one ended. */
	synchronized @Nullable String last() {
		return this.last;
	}

}
