package dev.wharf.event;

import org.jspecify.annotations.Nullable;

/**
 * Which trace shows what a session did. Only where traces are wanted is there one.
 * Thread-safe.
 */
@FunctionalInterface
public interface SessionTraces {

	/**
	 * Finds the trace of a session.
	 * @param session the session's identifier
	 * @return the trace's identifier, hexadecimal; {@code null} if there is none, as it
	 * was not sampled or is over
	 */
	@Nullable String traceOf(String session);

}
