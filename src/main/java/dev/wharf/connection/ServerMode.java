package dev.wharf.connection;

import java.util.Locale;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

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
	REACTOR,

	/** Worker processes, started beforehand, share the listening socket. */
	PREFORK,

	/** Every client has a process of its own. */
	PROCESS_PER_CONNECTION,

	/** The socket comes from inetd or systemd, as descriptor 0. */
	INHERITED;

	/**
	 * Reads {@code wharf.server.mode} where its properties record is not there yet.
	 */
	static ServerMode in(Environment environment) {
		return Binder.get(environment).bind("wharf.server.mode", ServerMode.class).orElse(REACTOR);
	}

	/**
	 * Whether this tells by itself how the clients of one process are served.
	 * @return {@code false} for those that need one of the others inside
	 */
	public boolean serves() {
		return !isSupervised() && this != INHERITED;
	}

	/**
	 * Whether clients are served by other processes, which this one watches over.
	 * @return {@code true} for preforking and a process for each connection
	 */
	public boolean isSupervised() {
		return this == PREFORK || this == PROCESS_PER_CONNECTION;
	}

	/**
	 * The name as in {@code wharf.server.mode}.
	 * @return lower case with dashes
	 */
	public String propertyValue() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

}
