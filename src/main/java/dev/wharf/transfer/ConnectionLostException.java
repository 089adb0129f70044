package dev.wharf.transfer;

import java.io.IOException;

/**
 * The client's side of a data connection failed; told apart from failures of our own
 * files.
 */
final class ConnectionLostException extends IOException {

	private static final long serialVersionUID = 1L;

	private final String reason;

	ConnectionLostException(String reason) {
		super(reason);
		this.reason = reason;
	}

	ConnectionLostException(IOException cause) {
		this("The data connection broke: " + cause.getMessage());
		initCause(cause);
	}

	String reason() {
		return this.reason;
	}

}
