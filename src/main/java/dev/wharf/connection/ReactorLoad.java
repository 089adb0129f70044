package dev.wharf.connection;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.distribution.TimeWindowMax;

/**
 * How much the selecting threads have to do. A round is all that one of them does between
 * two looks at its connections: for so long a client that has just sent something may
 * have to wait. Thread-safe.
 */
final class ReactorLoad {

	private static final Duration STEP = Duration.ofSeconds(20);

	private static final int STEPS = 3;

	private final LongAdder rounds = new LongAdder();

	private final LongAdder busy = new LongAdder();

	private final TimeWindowMax longest = new TimeWindowMax(Clock.SYSTEM, STEP.toMillis(), STEPS);

	/**
	 * Takes a round into account.
	 * @param nanos how long it took
	 */
	void round(long nanos) {
		this.rounds.increment();
		this.busy.add(nanos);
		this.longest.record((double) nanos);
	}

	/** Rounds so far. */
	long rounds() {
		return this.rounds.sum();
	}

	/** Nanoseconds that rounds took, so far. */
	long busy() {
		return this.busy.sum();
	}

	/** Nanoseconds of the longest round within the last minute. */
	long longest() {
		return (long) this.longest.poll(TimeUnit.NANOSECONDS);
	}

}
