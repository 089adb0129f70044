package dev.wharf.connection;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/**
 * Where the listening sockets of control connections come from: opened here, or opened by
 * another process that has handed them down. Thread-safe.
 */
public interface ListeningSockets {

	/**
	 * Gives a listening socket.
	 * @param address where it is, or is to be
	 * @param backlog how many clients the system keeps waiting
	 * @param implicit whether it is the one for implicit FTPS
	 * @return the socket, bound and listening
	 * @throws IOException when it cannot be had
	 */
	ServerSocketChannel open(InetSocketAddress address, int backlog, boolean implicit) throws IOException;

	/**
	 * Tells where clients reach a socket.
	 * @param listening a socket that was opened here
	 * @return its address and port
	 * @throws IOException when it has been closed
	 */
	default InetSocketAddress address(ServerSocketChannel listening) throws IOException {
		return (InetSocketAddress) listening.getLocalAddress();
	}

	/**
	 * Waits for the next client. Only for those who do not select.
	 * @param listening a socket that was opened here
	 * @return the client's connection
	 * @throws IOException when nobody can be accepted, for the moment or for good
	 */
	default SocketChannel accept(ServerSocketChannel listening) throws IOException {
		return listening.accept();
	}

}
