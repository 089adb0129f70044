package dev.wharf.tracing;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

import io.micrometer.observation.Observation;

/**
 * What is known of one thing that a session did: an observation that is told when it is
 * over, and so has its times with it.
 */
final class Observed extends Observation.Context {

	private final Instant begun;

	private Instant ended;

	private Observed(Instant begun, Instant ended) {
		this.begun = begun;
		this.ended = ended;
	}

	/** Something that goes on. */
	static Observed since(Instant begun) {
		return new Observed(begun, begun);
	}

	/** Something that is over. */
	static Observed until(Instant ended, Duration took) {
		return new Observed(ended.minus(took), ended);
	}

	void end(Instant at) {
		this.ended = at;
	}

	long begunMicros() {
		return micros(this.begun);
	}

	long endedMicros() {
		return micros(this.ended);
	}

	private static long micros(Instant instant) {
		return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
	}

}
