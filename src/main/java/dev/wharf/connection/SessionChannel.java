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
	 * What lies between the socket and the lines.
	 * @return the wire
	 */
	ControlWire wire();

	/**
	 * Takes what comes from now on for TLS, and sends one reply more in the clear.
	 * @return {@code false} if there is something in the clear behind the command that
	 * wants it, which somebody else may have put there (CVE-2011-0411)
	 */
	boolean secure();

	/**
	 * Closes the connection once everything that was sent is out.
	 */
	void closeWhenSent();

}
