package dev.wharf.transfer;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;

import dev.wharf.network.PeerAddress;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The address that {@code PASV} tells: behind a NAT or a load balancer it is not the one
 * the server sees. A name may come to mean another address at any time, so it is looked
 * up again and again, never while a client waits. Thread-safe.
 */
final class ExternalAddress {

	static final String PROPERTY = "wharf.transfer.passive.external-address";

	private static final Logger logger = LoggerFactory.getLogger(ExternalAddress.class);

	private static final Duration REFRESH_AFTER = Duration.ofMinutes(1);

	private final String property;

	private final @Nullable String name;

	private final HostResolver resolver;

	private final AtomicBoolean resolving = new AtomicBoolean();

	private volatile List<InetAddress> addresses = List.of();

	private volatile long resolvedAt;

	/**
	 * Makes an address that is not known before {@link #resolve()}.
	 * @param property where it is configured
	 * @param name a name or a literal; null or blank when clients reach the server
	 * directly
	 * @param resolver looks the name up
	 */
	ExternalAddress(String property, @Nullable String name, HostResolver resolver) {
		this.property = property;
		this.name = (name == null || name.isBlank()) ? null : name.strip();
		this.resolver = resolver;
	}

	/**
	 * What to tell instead of our own address. Never waits.
	 * @param local our address on the control connection
	 * @return the external address of the local one's family where there is one;
	 * otherwise the local one
	 */
	InetAddress instead(InetAddress local) {
		InetAddress plain = plain(local);
		return this.addresses.stream()
			.filter((address) -> address.getClass() == plain.getClass())
			.findFirst()
			.orElse(plain);
	}

	/** An IPv4 address as such, also where a socket for both families has it. */
	static InetAddress plain(InetAddress local) {
		return PeerAddress.of(local).address();
	}

	/** Looks the name up; keeps what was known when that fails. */
	void resolve() {
		String wanted = this.name;
		if (wanted == null) {
			return;
		}
		try {
			List<InetAddress> found = this.resolver.resolve(wanted);
			if (!found.equals(this.addresses)) {
				logger.info("{} {} is {}", this.property, wanted, literals(found));
				this.addresses = found;
			}
		}
		catch (UnknownHostException ex) {
			logger.warn("{} {} cannot be resolved, PASV tells {} for now", this.property, wanted,
					this.addresses.isEmpty() ? "the server's own address" : literals(this.addresses));
		}
		finally {
			this.resolvedAt = System.nanoTime();
			this.resolving.set(false);
		}
	}

	/**
	 * Starts a look-up on a thread of its own, when the last one is long ago and none is
	 * under way.
	 */
	void refreshWhenDue() {
		boolean due = this.name != null && System.nanoTime() - this.resolvedAt > REFRESH_AFTER.toNanos();
		if (due && this.resolving.compareAndSet(false, true)) {
			Thread.ofPlatform().daemon().name("wharf-external-address").start(this::resolve);
		}
	}

	private static String literals(List<InetAddress> addresses) {
		return addresses.stream().map(InetAddress::getHostAddress).collect(Collectors.joining(", "));
	}

}
