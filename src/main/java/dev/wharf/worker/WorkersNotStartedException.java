package dev.wharf.worker;

import org.jspecify.annotations.Nullable;

/**
 * The processes that are to serve clients are not there.
 */
final class WorkersNotStartedException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final @Nullable String lastDeath;

	WorkersNotStartedException(String problem, @Nullable String lastDeath, Throwable cause) {
		super("The start of the worker processes " + problem, cause);
		this.lastDeath = lastDeath;
	}

	/** How the last process ended that ended by itself. */
	@Nullable String lastDeath() {
		return this.lastDeath;
	}

}
