package dev.wharf.relay;

import java.io.IOException;
import java.nio.channels.SocketChannel;

import dev.wharf.network.Origin;

/**
 * Takes data connections to this service's own passive ports that have come by way of
 * another service of the group.
 */
@FunctionalInterface
public interface OwnPorts {

	/**
	 * Takes a connection.
	 * @param connection in blocking mode; to be closed by whoever takes it
	 * @param origin who has connected, and to which of our ports
	 * @throws IOException when it cannot be closed
	 */
	void take(SocketChannel connection, Origin origin) throws IOException;

}
