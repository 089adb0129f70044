package dev.wharf.selftest;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import dev.wharf.event.WharfEvent.SelfTested.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * How a self-test went.
 *
 * @param at when it was over
 * @param outcome how it ended
 * @param phases how long each step took, in their order, as far as it came
 * @param tls whether it was secured
 * @param resumed whether its data connections resumed the TLS session of the control
 * connection
 * @param problem what went wrong, if something did
 */
public record SelfTestResult(Instant at, Outcome outcome, Map<String, Duration> phases, boolean tls, boolean resumed,
		@Nullable String problem) {
}
