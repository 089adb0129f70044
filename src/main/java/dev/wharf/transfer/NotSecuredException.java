package dev.wharf.transfer;

import java.io.IOException;

/** The data connection is there, but not its TLS; the reason is for the client. */
final class NotSecuredException extends IOException {

	private static final long serialVersionUID = 1L;

	private final String reason;

	private final boolean refused;

	NotSecuredException(String reason) {
		this(reason, false);
	}

	/**
	 * Makes one.
	 * @param refused whether TLS is there, but not as it has to be
	 */
	NotSecuredException(String reason, boolean refused) {
		super(reason);
		this.reason = reason;
		this.refused = refused;
	}

	boolean isRefused() {
		return this.refused;
	}

	String reason() {
		return this.reason;
	}

}
