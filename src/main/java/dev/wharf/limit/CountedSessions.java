package dev.wharf.limit;

import java.net.InetAddress;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import dev.wharf.event.WharfEvent.Refusal;

import org.springframework.stereotype.Component;

/**
 * Counts the sessions itself. Check and count are one step, so that clients who come at
 * the same moment cannot pass a bound together.
 */
@Component
final class CountedSessions implements SessionLimits {

	private final LimitProperties properties;

	private final Draining draining;

	private final AtomicInteger total = new AtomicInteger();

	private final Map<InetAddress, Integer> perAddress = new ConcurrentHashMap<>();

	private final Map<String, Integer> perUser = new ConcurrentHashMap<>();

	CountedSessions(LimitProperties properties, Draining draining) {
		this.properties = properties;
		this.draining = draining;
	}

	@Override
	public Admission admit(InetAddress client) {
		if (this.draining.isUnderWay()) {
			return new Full(Refusal.DRAINING);
		}
		if (this.total.incrementAndGet() > this.properties.share(this.properties.sessions())) {
			this.total.decrementAndGet();
			return new Full(Refusal.SESSIONS);
		}
		if (!take(this.perAddress, client, this.properties.share(this.properties.sessionsPerAddress()))) {
			this.total.decrementAndGet();
			return new Full(Refusal.SESSIONS_PER_ADDRESS);
		}
		return new Permit(() -> {
			this.total.decrementAndGet();
			release(this.perAddress, client);
		});
	}

	@Override
	public Optional<Permit> admitUser(String user, int most) {
		int bound = this.properties.share((most > 0) ? most : this.properties.sessionsPerUser());
		return take(this.perUser, user, bound) ? Optional.of(new Permit(() -> release(this.perUser, user)))
				: Optional.empty();
	}

	private static <K> boolean take(Map<K, Integer> counts, K key, int bound) {
		AtomicBoolean taken = new AtomicBoolean();
		counts.compute(key, (k, count) -> {
			int held = (count != null) ? count : 0;
			if (bound > 0 && held >= bound) {
				return count;
			}
			taken.setPlain(true);
			return held + 1;
		});
		return taken.getPlain();
	}

	private static <K> void release(Map<K, Integer> counts, K key) {
		counts.computeIfPresent(key, (k, count) -> (count > 1) ? count - 1 : null);
	}

}
