package dev.wharf.transfer;

import dev.wharf.protocol.HostPort;

/**
 * A passive port that waits for one data connection of one client. Ends by itself after
 * {@code wharf.transfer.passive.reservation-timeout} unless a transfer waits for it.
 * Thread-safe.
 */
public sealed interface Reservation extends AutoCloseable permits PortReservation {

	/**
	 * The port that is held.
	 * @return ours, which need not be the one that the client is told
	 */
	int port();

	/**
	 * The address and port that {@code PASV} tells (RFC 959 section 4.1.2), with
	 * {@code wharf.transfer.passive.external-address} applied.
	 * @return where the client reaches the port
	 */
	HostPort advertised();

	/**
	 * Frees the port and closes a data connection that no transfer has claimed. May be
	 * called again.
	 */
	@Override
	void close();

}
