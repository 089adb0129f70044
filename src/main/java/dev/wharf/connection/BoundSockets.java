package dev.wharf.connection;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;

/**
 * Listening sockets of this process's own.
 */
final class BoundSockets implements ListeningSockets {

	@Override
	public ServerSocketChannel open(InetSocketAddress address, int backlog, boolean implicit) throws IOException {
		ServerSocketChannel channel = ServerSocketChannel.open();
		try {
			return channel.bind(address, backlog);
		}
		catch (IOException ex) {
			channel.close();
			throw ex;
		}
	}

}
