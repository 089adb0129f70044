package dev.wharf.limit;

import java.net.InetAddress;
import java.time.Duration;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import org.springframework.stereotype.Component;

/**
 * Counts failures itself, by address and over connections. Memory is bounded in size and
 * time.
 */
@Component
final class CountedFailures implements LoginThrottle {

	private static final Duration MEMORY = Duration.ofMinutes(10);

	private static final int ADDRESSES = 100_000;

	private static final int MOST_DOUBLINGS = 16;

	private final LimitProperties properties;

	private final Cache<InetAddress, Integer> failures = Caffeine.newBuilder()
		.maximumSize(ADDRESSES)
		.expireAfterWrite(MEMORY)
		.build();

	CountedFailures(LimitProperties properties) {
		this.properties = properties;
	}

	@Override
	public Duration failed(InetAddress client) {
		int count = this.failures.asMap().merge(client, 1, Integer::sum);
		Duration delay = this.properties.loginDelay().multipliedBy(1L << Math.min(count - 1, MOST_DOUBLINGS));
		Duration most = this.properties.loginDelayMax();
		return (delay.compareTo(most) < 0) ? delay : most;
	}

	@Override
	public void succeeded(InetAddress client) {
		this.failures.invalidate(client);
	}

	@Override
	public int failuresPerSession() {
		return this.properties.loginFailures();
	}

}
