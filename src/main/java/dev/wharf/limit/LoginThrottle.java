package dev.wharf.limit;

import java.net.InetAddress;
import java.time.Duration;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import org.springframework.stereotype.Component;

/**
 * Makes guessing passwords slow: the answer to a failed login is held back, and longer
 * with every failure from the same address, over connections too. Memory is bounded in
 * size and time. Thread-safe.
 */
@Component
public final class LoginThrottle {

	private static final Duration MEMORY = Duration.ofMinutes(10);

	private static final int ADDRESSES = 100_000;

	private static final int MOST_DOUBLINGS = 16;

	private final LimitProperties properties;

	private final Cache<InetAddress, Integer> failures = Caffeine.newBuilder()
		.maximumSize(ADDRESSES)
		.expireAfterWrite(MEMORY)
		.build();

	LoginThrottle(LimitProperties properties) {
		this.properties = properties;
	}

	/**
	 * Notes a failed login.
	 * @param client the client's address
	 * @return how long to hold back the answer
	 */
	public Duration failed(InetAddress client) {
		int count = this.failures.asMap().merge(client, 1, Integer::sum);
		Duration delay = this.properties.loginDelay().multipliedBy(1L << Math.min(count - 1, MOST_DOUBLINGS));
		Duration most = this.properties.loginDelayMax();
		return (delay.compareTo(most) < 0) ? delay : most;
	}

	/**
	 * Forgets the failures of a client that has shown the right password.
	 * @param client the client's address
	 */
	public void succeeded(InetAddress client) {
		this.failures.invalidate(client);
	}

	/**
	 * How many failed logins end a session.
	 * @return failures, at least 1
	 */
	public int failuresPerSession() {
		return this.properties.loginFailures();
	}

}
