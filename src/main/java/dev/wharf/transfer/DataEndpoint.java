package dev.wharf.transfer;

/**
 * Where a session's next data connection comes from. A transfer that is started with it
 * closes it; an endpoint that is never used is closed by its owner.
 */
public sealed interface DataEndpoint extends AutoCloseable permits PassiveEndpoint, ActiveEndpoint {

	/**
	 * Gives up what is held for the data connection. May be called again, from any
	 * thread.
	 */
	@Override
	void close();

}
