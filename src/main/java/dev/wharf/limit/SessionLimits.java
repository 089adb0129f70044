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
 * Counts sessions against their bounds. Check and count are one step, so that clients who
 * come at the same moment cannot pass a bound together. Thread-safe.
 */
@Component
public final class SessionLimits {

	private final LimitProperties properties;

	private final AtomicInteger total = new AtomicInteger();

	private final Map<InetAddress, Integer> perAddress = new ConcurrentHashMap<>();

	private final Map<String, Integer> perUser = new ConcurrentHashMap<>();

	SessionLimits(LimitProperties properties) {
		this.properties = properties;
	}

	/**
	 * Asks for a place for one more client.
	 * @param client the client's address
	 * @return the place, or why there is none
	 */
	public Admission admit(InetAddress client) {
		if (this.total.incrementAndGet() > this.properties.sessions()) {
			this.total.decrementAndGet();
			return new Full(Refusal.SESSIONS);
		}
		if (!take(this.perAddress, client, this.properties.sessionsPerAddress())) {
			this.total.decrementAndGet();
			return new Full(Refusal.SESSIONS_PER_ADDRESS);
		}
		return new Permit(() -> {
			this.total.decrementAndGet();
			release(this.perAddress, client);
		});
	}

	/**
	 * Asks for a place for one more session of a user.
	 * @param user the user's name
	 * @param most the user's own bound; 0 for the bound of every user
	 * @return the place, or empty when there is none
	 */
	public Optional<Permit> admitUser(String user, int most) {
		int bound = (most > 0) ? most : this.properties.sessionsPerUser();
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

	/** The answer to a client who asks to come in. */
	public sealed interface Admission {

	}

	/**
	 * No place.
	 *
	 * @param reason the bound that is reached
	 */
	public record Full(Refusal reason) implements Admission {
	}

	/** A place that is held until it is closed; closing it again does nothing. */
	public static final class Permit implements Admission, AutoCloseable {

		private final Runnable release;

		private final AtomicBoolean held = new AtomicBoolean(true);

		private Permit(Runnable release) {
			this.release = release;
		}

		@Override
		public void close() {
			if (this.held.compareAndSet(true, false)) {
				this.release.run();
			}
		}

	}

}
