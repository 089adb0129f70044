package dev.wharf.command;

import dev.wharf.session.Session;
import dev.wharf.tls.ServerTls;

/**
 * What decides whether a client may use a command at this moment.
 *
 * @param loggedIn whether it is logged in
 * @param tlsMissing whether TLS is required and the control connection is in the clear
 * @param dataExposed whether TLS is required for data connections and has not been agreed
 * on
 */
record Circumstances(boolean loggedIn, boolean tlsMissing, boolean dataExposed) {

	static Circumstances of(Session session, ServerTls tls) {
		return new Circumstances(session.isLoggedIn(), tls.requiresControl() && !session.isSecure(),
				tls.requiresData() && !session.terms().protection().isPrivate());
	}

}
