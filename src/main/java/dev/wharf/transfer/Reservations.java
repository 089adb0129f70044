package dev.wharf.transfer;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.IntFunction;
import java.util.function.Predicate;

import dev.wharf.network.PeerAddress;
import dev.wharf.protocol.HostPort;
import org.jspecify.annotations.Nullable;

/**
 * Which client address waits on which port. One lock guards the table: what happens under
 * it takes less than a microsecond. Thread-safe.
 */
final class Reservations {

	private static final int DRAWS = 4;

	private final Map<PeerAddress, Map<Integer, PortReservation>> byPeer = new HashMap<>();

	/** When each port was reserved last, for whomever, counted in reservations. */
	private final Map<Integer, Long> lastReserved = new HashMap<>();

	private long reservations;

	private int size;

	/**
	 * Reserves one of the ports: of a few drawn by lot the one that has rested longest. A
	 * port that can be guessed can be stolen; on one that has just been given back, a
	 * connection may still wait that its client has meant for an earlier transfer.
	 * @return the reservation, or null when the peer holds all ports
	 */
	synchronized @Nullable PortReservation add(PeerAddress peer, List<Integer> ports,
			IntFunction<HostPort> advertised) {
		if (heldBy(peer) >= ports.size()) {
			return null;
		}
		Map<Integer, PortReservation> held = this.byPeer.computeIfAbsent(peer, (key) -> new HashMap<>());
		Integer port = draw(ports, held);
		for (int i = 1; i < DRAWS; i++) {
			Integer other = draw(ports, held);
			port = (lastReserved(other) < lastReserved(port)) ? other : port;
		}
		this.lastReserved.put(port, ++this.reservations);
		PortReservation reservation = new PortReservation(peer, port, advertised.apply(port), this);
		held.put(port, reservation);
		this.size++;
		return reservation;
	}

	private static Integer draw(List<Integer> ports, Map<Integer, PortReservation> held) {
		Integer port;
		do {
			port = ports.get(ThreadLocalRandom.current().nextInt(ports.size()));
		}
		while (held.containsKey(port));
		return port;
	}

	private long lastReserved(Integer port) {
		return this.lastReserved.getOrDefault(port, 0L);
	}

	synchronized @Nullable PortReservation find(PeerAddress peer, int port) {
		return this.byPeer.getOrDefault(peer, Map.of()).get(port);
	}

	synchronized void remove(PortReservation reservation) {
		Map<Integer, PortReservation> held = this.byPeer.get(reservation.peer());
		if (held != null && held.remove(reservation.port(), reservation)) {
			this.size--;
			if (held.isEmpty()) {
				this.byPeer.remove(reservation.peer());
			}
		}
	}

	synchronized int heldBy(PeerAddress peer) {
		return this.byPeer.getOrDefault(peer, Map.of()).size();
	}

	synchronized int size() {
		return this.size;
	}

	void closeOlderThan(Duration timeout) {
		long now = System.nanoTime();
		matching((reservation) -> reservation.isForgotten(now, timeout)).forEach(PortReservation::close);
	}

	void closeAll() {
		matching((reservation) -> true).forEach(PortReservation::close);
	}

	private synchronized List<PortReservation> matching(Predicate<PortReservation> condition) {
		return this.byPeer.values().stream().flatMap((held) -> held.values().stream()).filter(condition).toList();
	}

}
