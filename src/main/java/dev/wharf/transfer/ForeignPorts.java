package dev.wharf.transfer;

import java.nio.channels.SocketChannel;

import dev.wharf.network.Origin;

/**
 * Takes data connections that have come to a passive port of another service of the
 * group. Where somebody does, those ports are listened on, too.
 */
public interface ForeignPorts {

	/**
	 * Takes a connection; returns at once.
	 * @param connection in blocking mode; to be closed by whoever takes it
	 * @param origin who has connected, with what has been read already
	 * @param port the port
	 */
	void take(SocketChannel connection, Origin origin, int port);

}
