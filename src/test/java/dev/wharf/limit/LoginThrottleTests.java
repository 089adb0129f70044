package dev.wharf.limit;

import java.net.InetAddress;
import java.time.Duration;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How long answers to failed logins are held back.
 */
class LoginThrottleTests {

	private static final InetAddress GUESSER = InetAddress.ofLiteral("192.0.2.1");

	private static final InetAddress OTHER = InetAddress.ofLiteral("2001:db8::1");

	private final LoginThrottle throttle = new CountedFailures(
			new LimitProperties(10, 0, 0, 1, 3, Duration.ofMillis(100), Duration.ofMillis(350)));

	@Test
	void theDelayDoublesWithEachFailureUpToItsBound() {
		assertThat(this.throttle.failed(GUESSER)).isEqualTo(Duration.ofMillis(100));
		assertThat(this.throttle.failed(GUESSER)).isEqualTo(Duration.ofMillis(200));
		assertThat(this.throttle.failed(GUESSER)).isEqualTo(Duration.ofMillis(350));
	}

	@Test
	void manyFailuresDoNotOverflow() {
		Duration delay = Duration.ZERO;
		for (int i = 0; i < 100; i++) {
			delay = this.throttle.failed(GUESSER);
		}
		assertThat(delay).isEqualTo(Duration.ofMillis(350));
	}

	@Test
	void addressesAreThrottledApart() {
		this.throttle.failed(GUESSER);
		this.throttle.failed(GUESSER);
		assertThat(this.throttle.failed(OTHER)).isEqualTo(Duration.ofMillis(100));
	}

	@Test
	void aRightPasswordForgivesTheFailuresBeforeIt() {
		this.throttle.failed(GUESSER);
		this.throttle.failed(GUESSER);
		this.throttle.succeeded(GUESSER);
		assertThat(this.throttle.failed(GUESSER)).isEqualTo(Duration.ofMillis(100));
	}

}
