package dev.wharf.network;

import java.io.IOException;

/** A PROXY header is missing, or not one. */
public final class ProxyHeaderException extends IOException {

	private static final long serialVersionUID = 1L;

	ProxyHeaderException(String message) {
		super(message);
	}

}
