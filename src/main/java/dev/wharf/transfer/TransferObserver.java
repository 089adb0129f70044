package dev.wharf.transfer;

import dev.wharf.tls.DataTls;

/**
 * Hears of the two moments of a transfer that a client is told about. Called on the
 * transfer's thread.
 */
public interface TransferObserver {

	/**
	 * The data connection is there and no octet has moved: the moment of the 150 reply.
	 * Not called when there is never a connection.
	 * @param transfer the transfer
	 */
	void connected(Transfer transfer);

	/**
	 * The TLS handshake of the data connection is over, between {@link #connected} and
	 * the first octet. Not called for transfers in the clear.
	 * @param transfer the transfer
	 * @param verdict whether the connection will be used
	 */
	default void secured(Transfer transfer, DataTls.Verdict verdict) {
	}

	/**
	 * The transfer is over. Called exactly once, after the data connection is closed and
	 * when the engine no longer touches the plan's channels: the moment to close them and
	 * to reply.
	 * @param transfer the transfer
	 * @param outcome how it ended
	 */
	void ended(Transfer transfer, TransferOutcome outcome);

}
