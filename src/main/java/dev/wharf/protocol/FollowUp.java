package dev.wharf.protocol;

/**
 * What the transport does once a reply is out, so that no handler touches a connection.
 */
public enum FollowUp {

	/** Nothing: the next command may come. */
	NONE,

	/** Close the control connection. */
	CLOSE,

	/**
	 * Secure the control connection by TLS; the reply itself is in the clear (RFC 4217
	 * section 4.2).
	 */
	SECURE,

	/** Take the control connection back to the clear; the reply itself is not. */
	CLEAR

}
