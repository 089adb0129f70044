package dev.wharf.connection;

import java.io.IOException;
import java.net.Socket;
import java.nio.channels.SocketChannel;

import dev.wharf.event.WharfEvent.ConnectionRefused;
import dev.wharf.event.WharfEvent.Refusal;
import dev.wharf.limit.SessionLimits;
import dev.wharf.limit.SessionLimits.Full;
import dev.wharf.limit.SessionLimits.Permit;
import dev.wharf.network.Origin;
import dev.wharf.network.ProxyHeaderException;
import dev.wharf.network.ProxyProtocol;
import dev.wharf.protocol.NameCodec;
import dev.wharf.protocol.Reply;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Decides who comes in, before anything is spent on a client. Thread-safe.
 */
@Component
class ConnectionGate {

	private static final Logger logger = LoggerFactory.getLogger(ConnectionGate.class);

	private final SessionLimits limits;

	private final ProxyProtocol proxies;

	private final ApplicationEventPublisher events;

	private volatile boolean closed;

	ConnectionGate(SessionLimits limits, ProxyProtocol proxies, ApplicationEventPublisher events) {
		this.limits = limits;
		this.proxies = proxies;
		this.events = events;
	}

	/**
	 * Asks for a place where that takes no time.
	 * @param connection the connection
	 * @return the answer, or {@code null} when it has to be seen what the connection
	 * begins with, see {@link #ask}
	 */
	@Nullable Entry askAtOnce(Socket connection) {
		return this.proxies.mayWaitFor(connection.getInetAddress()) ? null : admit(Origin.of(connection));
	}

	/**
	 * Asks for a place, for whomever a proxy connects if there is one.
	 * @param connection in blocking mode
	 * @return the place, or what to tell a client who has none
	 * @throws IOException when the client is gone before it is known
	 */
	Entry ask(SocketChannel connection) throws IOException {
		try {
			return admit(this.proxies.identify(connection));
		}
		catch (ProxyHeaderException ex) {
			Origin proxy = Origin.of(connection.socket());
			logger.info("The connection of {} is closed: {}", proxy.client().getAddress().getHostAddress(),
					ex.getMessage());
			return refuse(proxy, Refusal.PROXY_HEADER);
		}
	}

	private Entry admit(Origin origin) {
		if (this.closed) {
			return refuse(origin, Refusal.SHUTDOWN);
		}
		return switch (this.limits.admit(origin.client().getAddress())) {
			case Permit permit -> new Entry(origin, permit, "");
			case Full full -> refuse(origin, full.reason());
		};
	}

	/**
	 * Turns a client away for a reason of the network architecture.
	 * @param connection in blocking mode
	 * @param reason why
	 * @return what to tell it
	 * @throws IOException when the client is gone before it is known
	 */
	Entry refuse(SocketChannel connection, Refusal reason) throws IOException {
		return refuse(this.proxies.identify(connection), reason);
	}

	/**
	 * Turns a client away for a reason of the network architecture.
	 * @param origin who has connected
	 * @param reason why
	 * @return what to tell it
	 */
	Entry refuse(Origin origin, Refusal reason) {
		this.events.publishEvent(new ConnectionRefused(origin.client().getAddress(), reason));
		return new Entry(origin, null, switch (reason) {
			case SESSIONS -> "Too many clients are connected, please try again later.";
			case SESSIONS_PER_ADDRESS -> "Too many clients are connected from your address.";
			case POOL, PROCESSES -> "Everybody is busy, please try again later.";
			case SHUTDOWN -> "The service is shutting down.";
			case DRAINING -> "The service is closed for maintenance, please try again later.";
			case PROXY_HEADER -> "It cannot be told who you are.";
		});
	}

	/** Lets nobody in any more. */
	void close() {
		this.closed = true;
	}

	/**
	 * The gate's answer.
	 *
	 * @param origin who has connected
	 * @param permit the place, or {@code null}
	 * @param reason what to tell a client that has none
	 */
	record Entry(Origin origin, @Nullable Permit permit, String reason) {

		/** The reply to a client that has no place, in wire form. */
		byte[] farewell() {
			return Reply.of(421, this.reason).encode(NameCodec.UTF_8);
		}

	}

}
