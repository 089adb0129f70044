package dev.wharf.session;

/**
 * What an operator may want done with sessions, whichever processes serve them.
 */
public sealed interface SessionOrder {

	/**
	 * Ends a session, and with it a transfer that is running.
	 *
	 * @param session its identifier
	 * @param text why, for the client (421)
	 */
	record End(String session, String text) implements SessionOrder {
	}

	/**
	 * Begins or stops to keep what a session says.
	 *
	 * @param session its identifier
	 * @param on whether to keep it
	 */
	record Watch(String session, boolean on) implements SessionOrder {
	}

	/**
	 * Ends all sessions in which nothing is going on.
	 *
	 * @param text why, for the clients (421)
	 */
	record EndQuiet(String text) implements SessionOrder {
	}

}
