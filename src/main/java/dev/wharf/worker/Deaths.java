package dev.wharf.worker;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.LongSupplier;

import dev.wharf.connection.WorkerProperties;
import org.jspecify.annotations.Nullable;

/**
 * Remembers processes that ended on their own. When they die young, the next one waits a
 * little, and longer each time; when many die in a while, health says so. Thread-safe.
 */
final class Deaths {

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
		long now = this.nanoTime.getAsLong();
		this.total++;
		this.last = how;
		this.recent.addLast(now);
		while (this.recent.size() > this.properties.failures()) {
			this.recent.removeFirst();
		}
		if (age.compareTo(YOUNG) >= 0) {
			this.youngInARow = 0;
			return;
		}
		Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(this.youngInARow, MOST_DOUBLINGS));
		this.youngInARow++;
		this.notBefore = now + ((pause.compareTo(LONGEST_PAUSE) < 0) ? pause : LONGEST_PAUSE).toNanos();
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

	synchronized long total() {
		return this.total;
	}

	/** How the last one ended. */
	synchronized @Nullable String last() {
		return this.last;
	}

}
