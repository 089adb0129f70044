package dev.wharf.connection;

import java.io.IOException;
import java.net.InetSocketAddress;

/**
 * The control port cannot be listened on.
 */
final class PortUnavailableException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final InetSocketAddress address;

	private final IOException problem;

	PortUnavailableException(InetSocketAddress address, IOException cause) {
		super("Cannot listen on " + address + ": " + cause.getMessage(), cause);
		this.address = address;
		this.problem = cause;
	}

	InetSocketAddress address() {
		return this.address;
	}

	IOException problem() {
		return this.problem;
	}

}
