package dev.wharf.connection;

/**
 * How one process among several serves its clients: the network architectures that need
 * no other process.
 */
public enum WorkerMode {

	/** One client at a time, in the accepting thread. */
	SERIAL,

	/** Every client has a thread of its own. */
	THREAD_PER_CONNECTION,

	/** Clients share a fixed number of threads. */
	THREAD_POOL,

	/** One thread selects among all clients. */
	REACTOR;

	/**
	 * The mode of a process that is a service by itself.
	 * @return the one of the same name
	 */
	public ServerMode alone() {
		return ServerMode.valueOf(name());
	}

}
