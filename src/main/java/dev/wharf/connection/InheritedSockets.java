package dev.wharf.connection;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

import dev.wharf.property.InvalidPropertyException;
import org.jspecify.annotations.Nullable;

/**
 * The one socket that a super-server such as inetd or systemd hands down as descriptor 0:
 * a listening one ({@code wait}, {@code Accept=no}), or a connection that it has accepted
 * itself ({@code nowait}, {@code Accept=yes}), after which the process ends.
 */
final class InheritedSockets implements ListeningSockets {

	private final Runnable atTheEnd;

	private @Nullable SocketChannel accepted;

	/**
	 * Opens nothing yet.
	 * @param atTheEnd called when the only client has left
	 */
	InheritedSockets(Runnable atTheEnd) {
		this.atTheEnd = atTheEnd;
	}

	/** Whether there is a connection already, and none will come after it. */
	static boolean isConnection() {
		return inherited() instanceof SocketChannel;
	}

	/** The port that the client has reached, or will reach. */
	static int port() {
		try {
			return switch (inherited()) {
				case ServerSocketChannel listening -> port(listening.getLocalAddress());
				case SocketChannel connection -> port(connection.getLocalAddress());
				case null, default -> throw nothing();
			};
		}
		catch (IOException ex) {
			throw nothing();
		}
	}

	private static int port(@Nullable Object address) {
		return (address instanceof InetSocketAddress internet) ? internet.getPort() : 0;
	}

	@Override
	public synchronized ServerSocketChannel open(InetSocketAddress address, int backlog, boolean implicit)
			throws IOException {
		return switch (inherited()) {
			case ServerSocketChannel listening -> listening;
			case SocketChannel connection -> {
				this.accepted = connection;
				yield ServerSocketChannel.open();
			}
			case null, default -> throw nothing();
		};
	}

	@Override
	public InetSocketAddress address(ServerSocketChannel listening) throws IOException {
		SocketChannel connection = connection();
		return (InetSocketAddress) ((connection != null) ? connection.getLocalAddress() : listening.getLocalAddress());
	}

	@Override
	public SocketChannel accept(ServerSocketChannel listening) throws IOException {
		if (!isConnection()) {
			return listening.accept();
		}
		SocketChannel connection = takeConnection();
		if (connection != null) {
			return connection;
		}
		// The client before has been served in the accepting thread, and has left.
		this.atTheEnd.run();
		listening.close();
		throw new ClosedChannelException();
	}

	private synchronized @Nullable SocketChannel connection() {
		return this.accepted;
	}

	private synchronized @Nullable SocketChannel takeConnection() {
		SocketChannel connection = this.accepted;
		this.accepted = null;
		return connection;
	}

	private static @Nullable Object inherited() {
		try {
			return System.inheritedChannel();
		}
		catch (SocketException ex) {
			return null;
		}
		catch (IOException ex) {
			throw nothing();
		}
	}

	private static InvalidPropertyException nothing() {
		return new InvalidPropertyException("wharf.server.mode", "inherited", "finds no TCP socket at descriptor 0",
				"Start Wharf from inetd or systemd with the socket as standard input (systemd: StandardInput=socket),"
						+ " or choose another mode, such as reactor.");
	}

}
