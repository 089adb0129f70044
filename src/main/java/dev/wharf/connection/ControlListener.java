package dev.wharf.connection;

import java.net.InetSocketAddress;

/**
 * A port where control connections arrive, whatever the architecture.
 */
public interface ControlListener {

	/**
	 * How addresses say what is spoken here.
	 * @return {@code ftp}, or {@code ftps} for implicit FTPS
	 */
	default String scheme() {
		return isImplicit() ? "ftps" : "ftp";
	}

	/**
	 * Where clients connect to.
	 * @return the bound address and port
	 */
	InetSocketAddress bound();

	/**
	 * Whether its connections are under TLS from their first octet on.
	 * @return {@code true} for implicit FTPS
	 */
	boolean isImplicit();

	/**
	 * Whether clients can connect.
	 * @return {@code true} from start to stop
	 */
	boolean isListening();

	/**
	 * Closes the listening socket; the connections there are go on.
	 */
	void stopAccepting();

}
