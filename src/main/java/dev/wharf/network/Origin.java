package dev.wharf.network;

import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.Objects;

/**
 * Who has connected, and where to, as the client sees it.
 *
 * @param client the client's address and port
 * @param reached the address and port that the client has connected to: ours, or those of
 * a proxy
 * @param early what the client has said already; ready to be read, by one reader
 */
public record Origin(InetSocketAddress client, InetSocketAddress reached, ByteBuffer early) {

	/**
	 * Takes both ends of a connection for what they are.
	 * @param socket connected, perhaps closed meanwhile
	 * @return the ends, nothing said
	 */
	public static Origin of(Socket socket) {
		return new Origin((InetSocketAddress) Objects.requireNonNull(socket.getRemoteSocketAddress()),
				(InetSocketAddress) Objects.requireNonNull(socket.getLocalSocketAddress()), ByteBuffer.allocate(0));
	}

	/**
	 * The same at another port: that which a proxy tells need not be ours.
	 * @param port the port that the connection has come to
	 * @return the origin with that port
	 */
	public Origin at(int port) {
		return new Origin(this.client, new InetSocketAddress(this.reached.getAddress(), port), this.early);
	}

	/** The same of a connection through a proxy. */
	Origin through(InetSocketAddress from, InetSocketAddress to) {
		return new Origin(from, to, this.early);
	}

	/** The same with the beginning of what the client says. */
	Origin saying(ByteBuffer octets) {
		return new Origin(this.client, this.reached, octets);
	}

}
