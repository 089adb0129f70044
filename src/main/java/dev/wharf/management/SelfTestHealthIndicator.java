package dev.wharf.management;

import java.util.LinkedHashMap;
import java.util.Map;

import dev.wharf.event.WharfEvent;
import dev.wharf.selftest.SelfTestResult;
import dev.wharf.selftest.SelfTests;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

/**
 * The self-test: down when the last one has failed. One that found the service full or
 * drained tells nothing.
 */
final class SelfTestHealthIndicator extends AbstractHealthIndicator {

	private final SelfTests tests;

	SelfTestHealthIndicator(SelfTests tests) {
		super("The self-test could not be looked at");
		this.tests = tests;
	}

	@Override
	protected void doHealthCheck(Health.Builder builder) {
		SelfTestResult last = this.tests.last();
		if (last == null) {
			builder.unknown().withDetail("outcome", "none yet");
			return;
		}
		builder.status(switch (last.outcome()) {
			case PASSED -> Status.UP;
			case BUSY -> Status.UNKNOWN;
			case FAILED -> Status.DOWN;
		});
		Map<String, Long> millis = new LinkedHashMap<>();
		last.phases().forEach((phase, took) -> millis.put(phase, took.toMillis()));
		builder.withDetail("outcome", WharfEvent.word(last.outcome()))
			.withDetail("at", last.at().toString())
			.withDetail("millis", millis);
		if (last.tls()) {
			builder.withDetail("resumed", last.resumed());
		}
		if (last.problem() != null) {
			builder.withDetail("problem", last.problem());
		}
	}

}
