package dev.wharf.transfer;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;

import dev.wharf.network.Network;
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

	private final @Nullable String name;

	private final List<Network> internalNetworks;

	private final HostResolver resolver;

	private final AtomicBoolean resolving = new AtomicBoolean();

	private volatile List<InetAddress> addresses = List.of();

	private volatile long resolvedAt;

	/**
	 * Makes an address that is not known before {@link #resolve()}.
	 * @param name a name or a literal; null or blank when clients reach the server
	 * directly
	 * @param internalNetworks whose clients do
	 * @param resolver looks the name up
	 */
	ExternalAddress(@Nullable String name, List<Network> internalNetworks, HostResolver resolver) {
		this.name = (name == null || name.isBlank()) ? null : name.strip();
		this.internalNetworks = internalNetworks;
		this.resolver = resolver;
	}

	/**
	 * What to tell a client. Never waits.
	 * @param client the client's address
	 * @param local our address on its control connection
	 * @return the external address of the local one's family where there is one and the
	 * client is outside; otherwise the local one
	 */
	InetAddress toldTo(InetAddress client, InetAddress local) {
		InetAddress plain = PeerAddress.of(local).address();
		if (this.addresses.isEmpty() || this.internalNetworks.stream().anyMatch((inside) -> inside.contains(client))) {
			return plain;
		}
		return this.addresses.stream()
			.filter((address) -> address.getClass() == plain.getClass())
			.findFirst()
			.orElse(plain);
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
				logger.info("{} {} is {}", PROPERTY, wanted, literals(found));
				this.addresses = found;
			}
		}
		catch (UnknownHostException ex) {
			logger.warn("{} {} cannot be resolved, PASV tells {} for now", PROPERTY, wanted,
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
