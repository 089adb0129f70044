package dev.wharf.tls;

/**
 * What JSSE reads once, before it is used for the first time, and for the whole process.
 */
public final class JsseSettings {

	private static final String DISABLED_EXTENSIONS = "jdk.tls.server.disableExtensions";

	private JsseSettings() {
	}

	/**
	 * Lets TLS 1.2 resume sessions by their identifiers alone; to be called when the
	 * process starts. With tickets, JSSE sends a new one whenever a session is resumed,
	 * and OpenSSL takes that for the end of the session it has resumed, which is the
	 * control connection's. TLS 1.3 is not concerned. What the operator has set stays.
	 */
	public static void apply() {
		if (System.getProperty(DISABLED_EXTENSIONS) == null) {
			System.setProperty(DISABLED_EXTENSIONS, "session_ticket");
		}
	}

}
