package dev.wharf.tls;

/**
 * What JSSE reads once, before it is used for the first time, and for the whole process.
 */
public final class JsseSettings {

	private static final String DISABLED_EXTENSIONS = "jdk.tls.server.disableExtensions";

	private static final String TICKET_COUNT = "jdk.tls.server.newSessionTicketCount";

	/** How many tickets a client gets at once. */
	static final int TICKETS = 4;

	private JsseSettings() {
	}

	/**
	 * Makes sessions easy to resume; to be called when the process starts. What the
	 * operator has set stays.
	 *
	 * <p>
	 * TLS 1.2 resumes them by their identifiers alone. With tickets, JSSE sends a new one
	 * whenever a session is resumed, and OpenSSL takes that for the end of the session it
	 * has resumed, which is the control connection's.
	 *
	 * <p>
	 * TLS 1.3 has tickets only, and some clients use each of them once: they get a few.
	 */
	public static void apply() {
		setUnlessSet(DISABLED_EXTENSIONS, "session_ticket");
		setUnlessSet(TICKET_COUNT, Integer.toString(TICKETS));
	}

	private static void setUnlessSet(String property, String value) {
		if (System.getProperty(property) == null) {
			System.setProperty(property, value);
		}
	}

}
