package dev.wharf.connection;

import java.util.Locale;

/**
 * The network architectures, named after the patterns of the literature on TCP servers.
 */
public enum ServerMode {

	/** One client at a time, in the accepting thread; the next waits in the backlog. */
	SERIAL,

	/** Every client has a thread of its own. */
	THREAD_PER_CONNECTION,

	/** Clients share a fixed number of threads; one beyond it waits or is refused. */
	THREAD_POOL,

	/** One thread selects among all clients, and commands run on virtual threads. */
	REACTOR;

	/**
	 * The name as in {@code wharf.server.mode}.
	 * @return lower case with dashes
	 */
	public String propertyValue() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

}
