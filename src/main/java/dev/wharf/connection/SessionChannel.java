package dev.wharf.connection;

import dev.wharf.session.Session;
import org.jspecify.annotations.Nullable;

/**
 * A Spring Integration connection that carries a session.
 */
interface SessionChannel {

	/** The header under which messages carry their session. */
	String SESSION_HEADER = "wharf_session";

	/**
	 * The session on this connection.
	 * @return the session, or {@code null} before the greeting
	 */
	@Nullable Session session();

	/**
	 * Closes the connection once everything that was sent is out.
	 */
	void closeWhenSent();

}
