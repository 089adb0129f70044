package dev.wharf.contract;

import java.util.List;

/** One network architecture of the server. */
public enum Mode {

	/** One client at a time. */
	SERIAL("serial", false, "wharf.server.mode=serial"),

	/** A virtual thread for each client. */
	VIRTUAL_THREADS("thread-per-connection (virtual)", true, "wharf.server.mode=thread-per-connection",
			"wharf.server.threads=virtual"),

	/** A thread of the system for each client. */
	PLATFORM_THREADS("thread-per-connection (platform)", true, "wharf.server.mode=thread-per-connection",
			"wharf.server.threads=platform"),

	/** A bounded number of threads. */
	THREAD_POOL("thread-pool", true, "wharf.server.mode=thread-pool"),

	/** One thread that selects. */
	REACTOR("reactor", true, "wharf.server.mode=reactor"),

	/** Two processes, each of which serves one client at a time. */
	PREFORK_SERIAL("prefork (serial)", false, "wharf.server.mode=prefork", "wharf.workers.worker-mode=serial",
			"wharf.workers.count=2"),

	/** Two processes with a thread for each client. */
	PREFORK_THREADS("prefork (thread-per-connection)", true, "wharf.server.mode=prefork",
			"wharf.workers.worker-mode=thread-per-connection", "wharf.workers.count=2"),

	/** Two processes with a bounded number of threads. */
	PREFORK_POOL("prefork (thread-pool)", true, "wharf.server.mode=prefork", "wharf.workers.worker-mode=thread-pool",
			"wharf.workers.count=2"),

	/** Two processes with one thread each that selects. */
	PREFORK_REACTOR("prefork (reactor)", true, "wharf.server.mode=prefork", "wharf.workers.worker-mode=reactor",
			"wharf.workers.count=2"),

	/** A process for each client. */
	PROCESSES("process-per-connection", true, "wharf.server.mode=process-per-connection",
			"wharf.workers.max-processes=60", "wharf.workers.spare=3");

	private final String text;

	private final boolean severalClients;

	private final List<String> properties;

	Mode(String text, boolean severalClients, String... properties) {
		this.text = text;
		this.severalClients = severalClients;
		this.properties = List.of(properties);
	}

	/** Whether more than one client is served at a time. */
	boolean severalClients() {
		return this.severalClients;
	}

	/** Whether other processes than the one that was started serve the clients. */
	boolean isSupervised() {
		return compareTo(PREFORK_SERIAL) >= 0;
	}

	/** How many processes share the clients. */
	int processes() {
		return (this.text.startsWith("prefork")) ? 2 : 1;
	}

	/** What to set so that the server runs this way. */
	List<String> properties() {
		return this.properties;
	}

	@Override
	public String toString() {
		return this.text;
	}

}
