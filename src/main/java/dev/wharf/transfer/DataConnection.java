package dev.wharf.transfer;

/**
 * One data connection, plain or protected, on a virtual thread: every wait parks, and
 * {@link #reset()} from another thread ends it. Failures of the connection are
 * {@link ConnectionLostException}s, so that they are not taken for failures of a file.
 */
sealed interface DataConnection extends Inlet, Outlet, AutoCloseable permits PlainDataConnection, TlsDataConnection {

	/**
	 * Closes so that the client sees an error instead of an end, from any thread. May be
	 * called again.
	 */
	void reset();

	@Override
	void close();

}
