package dev.wharf.transfer;

import java.io.IOException;

/**
 * There is no data connection and none will come; the reason is a sentence for the
 * client.
 */
final class NotConnectedException extends IOException {

	private static final long serialVersionUID = 1L;

	private final String reason;

	NotConnectedException(String reason) {
		super(reason);
		this.reason = reason;
	}

	String reason() {
		return this.reason;
	}

}
