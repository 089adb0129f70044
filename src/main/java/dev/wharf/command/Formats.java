package dev.wharf.command;

import dev.wharf.protocol.Representation;
import dev.wharf.session.Session;
import dev.wharf.transfer.DataFormat;

/**
 * How a session's transfers are written on the wire, from what it has agreed on and what
 * its user wants.
 */
final class Formats {

	private Formats() {
	}

	/**
	 * Whether files are converted between local and network line ends.
	 * @param session a logged-in session
	 * @return {@code true} in ASCII type, unless the user has conversion switched off
	 */
	static boolean converts(Session session) {
		return session.terms().representation().type() == Representation.Type.ASCII
				&& session.login().user().asciiConversion();
	}

	/**
	 * How a file travels.
	 * @param session a logged-in session
	 * @return the format
	 */
	static DataFormat ofFiles(Session session) {
		return format(session, converts(session));
	}

	/**
	 * How a listing travels: it has network line ends already.
	 * @param session a logged-in session
	 * @return the format
	 */
	static DataFormat ofListings(Session session) {
		return format(session, false);
	}

	/**
	 * How the 150 reply names the type.
	 * @param session a logged-in session
	 * @return a word
	 */
	static String name(Session session) {
		return (session.terms().representation().type() == Representation.Type.ASCII) ? "ASCII" : "BINARY";
	}

	private static DataFormat format(Session session, boolean ascii) {
		Representation representation = session.terms().representation();
		return new DataFormat(ascii, representation.mode() == Representation.Mode.DEFLATE,
				representation.deflateLevel());
	}

}
