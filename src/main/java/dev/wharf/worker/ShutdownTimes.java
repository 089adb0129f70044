package dev.wharf.worker;

import java.time.Duration;

/**
 * How processes and their supervisor share the time that Spring gives to a phase of the
 * shutdown: when it is over, nobody is there any more to end a process that hangs.
 *
 * @param sessions how long transfers may take to finish
 * @param processes how long processes may take to end
 */
record ShutdownTimes(Duration sessions, Duration processes) {

	private static final Duration LONGEST_REST = Duration.ofMillis(500);

	/**
	 * Divides the time.
	 * @param phase all there is
	 */
	static ShutdownTimes of(Duration phase) {
		Duration eighth = phase.dividedBy(8);
		Duration rest = (eighth.compareTo(LONGEST_REST) < 0) ? eighth : LONGEST_REST;
		return new ShutdownTimes(phase.minus(rest.multipliedBy(2)), phase.minus(rest));
	}

}
