package dev.wharf.transfer;

/**
 * The client connects to us, as {@code PASV} and {@code EPSV} agreed.
 *
 * @param reservation the port it was told
 */
public record PassiveEndpoint(Reservation reservation) implements DataEndpoint {

	@Override
	public void close() {
		this.reservation.close();
	}

}
