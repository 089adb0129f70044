package dev.wharf.transfer;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.channels.SocketChannel;
import java.time.Duration;

/** Turns an endpoint into a data connection, waiting on the transfer's thread. */
final class DataConnector {

	private final Duration timeout;

	private final WriteReadiness readiness;

	/**
	 * Makes a connector.
	 * @param timeout how long to wait for a data connection
	 * @param readiness serves the connections
	 */
	DataConnector(Duration timeout, WriteReadiness readiness) {
		this.timeout = timeout;
		this.readiness = readiness;
	}

	/**
	 * Waits for the client, or connects to it.
	 * @param endpoint where the connection comes from
	 * @param transfer may end the wait at any time
	 * @return the connection, which an abort of the transfer resets
	 * @throws NotConnectedException when there is none
	 */
	PlainDataConnection connect(DataEndpoint endpoint, Transfer transfer) throws NotConnectedException {
		SocketChannel channel = switch (endpoint) {
			case PassiveEndpoint(PortReservation reservation) -> await(reservation, transfer);
			case ActiveEndpoint active -> open(active, transfer);
		};
		try {
			PlainDataConnection connection = new PlainDataConnection(channel, this.readiness, transfer::carried);
			transfer.releaseWith(connection::reset);
			return connection;
		}
		catch (IOException ex) {
			Closing.quietly(channel);
			throw new NotConnectedException("The data connection broke: " + ex.getMessage());
		}
	}

	private SocketChannel await(PortReservation reservation, Transfer transfer) throws NotConnectedException {
		transfer.releaseWith(reservation::close);
		return reservation.await(this.timeout);
	}

	private SocketChannel open(ActiveEndpoint endpoint, Transfer transfer) throws NotConnectedException {
		InetSocketAddress remote = endpoint.remote();
		SocketChannel channel = null;
		try {
			SocketChannel opened = SocketChannel.open();
			channel = opened;
			transfer.releaseWith(() -> Closing.quietly(opened));
			if (sameFamily(endpoint.local(), remote.getAddress())) {
				opened.bind(new InetSocketAddress(endpoint.local(), 0));
			}
			opened.socket().connect(remote, (int) this.timeout.toMillis());
			return opened;
		}
		catch (IOException ex) {
			if (channel != null) {
				Closing.quietly(channel);
			}
			throw new NotConnectedException(
					"Cannot connect to %s port %d: %s".formatted(remote.getAddress().getHostAddress(), remote.getPort(),
							(ex instanceof SocketTimeoutException) ? "no answer" : ex.getMessage()));
		}
	}

	private static boolean sameFamily(InetAddress one, InetAddress other) {
		return PeerAddress.of(one).address().getClass() == PeerAddress.of(other).address().getClass();
	}

}
