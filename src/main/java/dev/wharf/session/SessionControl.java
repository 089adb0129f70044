package dev.wharf.session;

/**
 * Does what an operator wants done with sessions of the service, whichever processes
 * serve them. Thread-safe.
 */
public interface SessionControl {

	/**
	 * Carries out an order, or passes it to the process that can.
	 * @param order what to do
	 * @return whether there is the session that it is about
	 */
	boolean obey(SessionOrder order);

}
