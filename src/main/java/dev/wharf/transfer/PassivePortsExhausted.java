package dev.wharf.transfer;

/** Every passive port is already waiting for a connection of the same client. */
public final class PassivePortsExhausted extends Exception {

	private static final long serialVersionUID = 1L;

	PassivePortsExhausted(String message) {
		super(message);
	}

}
