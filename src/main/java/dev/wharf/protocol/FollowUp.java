package dev.wharf.protocol;

/**
 * What the transport does once a reply is out, so that no handler touches a connection.
 */
public enum FollowUp {

	/** Nothing: the next command may come. */
	NONE,

	/** Close the control connection. */
	CLOSE

}
