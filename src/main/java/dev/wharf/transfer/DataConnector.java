package dev.wharf.transfer;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.channels.SocketChannel;
import java.time.Duration;

import dev.wharf.network.PeerAddress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns an endpoint into a data connection, waiting on the transfer's thread. */
final class DataConnector {

	private static final Logger logger = LoggerFactory.getLogger(DataConnector.class);

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
		DataArrival arrival = switch (endpoint) {
			case PassiveEndpoint(PortReservation reservation) -> await(reservation, transfer);
			case ActiveEndpoint active -> DataArrival.untouched(open(active, transfer));
		};
		try {
			PlainDataConnection connection = new PlainDataConnection(arrival, this.readiness, transfer::carried);
			transfer.releaseWith(connection::reset);
			return connection;
		}
		catch (IOException ex) {
			Closing.quietly(arrival.channel());
			throw new NotConnectedException("The data connection broke: " + ex.getMessage());
		}
	}

	private DataArrival await(PortReservation reservation, Transfer transfer) throws NotConnectedException {
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
				bindIfOurs(opened, endpoint.local());
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

	/** What a client has reached may be an address of a proxy. */
	private static void bindIfOurs(SocketChannel channel, InetAddress local) throws IOException {
		try {
			channel.bind(new InetSocketAddress(local, 0));
		}
		catch (BindException ex) {
			logger.debug("The data connection comes from another address than {}", local, ex);
		}
	}

	private static boolean sameFamily(InetAddress one, InetAddress other) {
		return PeerAddress.of(one).address().getClass() == PeerAddress.of(other).address().getClass();
	}

}
