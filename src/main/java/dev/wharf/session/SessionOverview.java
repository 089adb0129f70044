package dev.wharf.session;

import java.util.List;

/**
 * All sessions of the service, whichever process serves them. Thread-safe.
 */
public interface SessionOverview {

	/**
	 * Looks at all of them.
	 * @return the sessions, in no order
	 */
	List<SessionFigures> sessions();

}
