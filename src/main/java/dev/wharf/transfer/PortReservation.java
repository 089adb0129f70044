package dev.wharf.transfer;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

import dev.wharf.network.PeerAddress;
import dev.wharf.protocol.HostPort;

/**
 * One entry of {@link Reservations}: where the acceptor leaves a connection for a
 * transfer.
 */
final class PortReservation implements Reservation {

	private final PeerAddress peer;

	private final int port;

	private final HostPort advertised;

	private final Reservations table;

	private final long madeAt = System.nanoTime();

	/** Done when the connection is there; cancelled when nobody wants it any more. */
	private final CompletableFuture<DataArrival> arrival = new CompletableFuture<>();

	/** Decides who has to close the connection: the transfer or this reservation. */
	private final AtomicBoolean claimed = new AtomicBoolean();

	private volatile boolean awaited;

	PortReservation(PeerAddress peer, int port, HostPort advertised, Reservations table) {
		this.peer = peer;
		this.port = port;
		this.advertised = advertised;
		this.table = table;
	}

	@Override
	public int port() {
		return this.port;
	}

	@Override
	public HostPort advertised() {
		return this.advertised;
	}

	@Override
	public void close() {
		this.table.remove(this);
		if (!this.arrival.cancel(false) && this.claimed.compareAndSet(false, true)) {
			Closing.quietly(this.arrival.resultNow().channel());
		}
	}

	PeerAddress peer() {
		return this.peer;
	}

	/**
	 * Leaves the connection for the transfer.
	 * @return false when one is there already or nobody wants it any more
	 */
	boolean arrived(DataArrival connection) {
		return this.arrival.complete(connection);
	}

	/**
	 * Waits for the connection and frees the port for the client's next reservation.
	 * @param timeout how long to wait at most
	 * @return the connection, now the caller's to close
	 * @throws NotConnectedException when it does not come, or the reservation is closed
	 */
	DataArrival await(Duration timeout) throws NotConnectedException {
		this.awaited = true;
		try {
			DataArrival connection = this.arrival.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
			if (this.claimed.compareAndSet(false, true)) {
				this.table.remove(this);
				return connection;
			}
		}
		catch (TimeoutException ex) {
			throw new NotConnectedException(
					"No data connection came to port %d within %d seconds".formatted(port(), timeout.toSeconds()));
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		catch (CancellationException ex) {
			// Falls through: the reservation was closed.
		}
		catch (ExecutionException ex) {
			throw new IllegalStateException("An arrival is never a failure", ex);
		}
		throw new NotConnectedException("Port %d is no longer reserved".formatted(port()));
	}

	/**
	 * Whether it has waited too long; never when a transfer waits, which has its own
	 * limit.
	 */
	boolean isForgotten(long now, Duration timeout) {
		return !this.awaited && now - this.madeAt > timeout.toNanos();
	}

}
