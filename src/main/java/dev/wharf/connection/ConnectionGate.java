package dev.wharf.connection;

import java.net.InetAddress;

import dev.wharf.event.WharfEvent.ConnectionRefused;
import dev.wharf.event.WharfEvent.Refusal;
import dev.wharf.limit.SessionLimits;
import dev.wharf.limit.SessionLimits.Full;
import dev.wharf.limit.SessionLimits.Permit;
import dev.wharf.protocol.NameCodec;
import dev.wharf.protocol.Reply;
import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Decides who comes in, before anything is spent on a client. Thread-safe.
 */
@Component
class ConnectionGate {

	private final SessionLimits limits;

	private final ApplicationEventPublisher events;

	private volatile boolean closed;

	ConnectionGate(SessionLimits limits, ApplicationEventPublisher events) {
		this.limits = limits;
		this.events = events;
	}

	/**
	 * Asks for a place.
	 * @param client the client's address
	 * @return the place, or what to tell a client who has none
	 */
	Entry ask(InetAddress client) {
		if (this.closed) {
			return refuse(client, Refusal.SHUTDOWN);
		}
		return switch (this.limits.admit(client)) {
			case Permit permit -> new Entry(permit, "");
			case Full full -> refuse(client, full.reason());
		};
	}

	/**
	 * Turns a client away for a reason of the network architecture.
	 * @param client the client's address
	 * @param reason why
	 * @return what to tell it
	 */
	Entry refuse(InetAddress client, Refusal reason) {
		this.events.publishEvent(new ConnectionRefused(client, reason));
		return new Entry(null, switch (reason) {
			case SESSIONS -> "Too many clients are connected, please try again later.";
			case SESSIONS_PER_ADDRESS -> "Too many clients are connected from your address.";
			case POOL, PROCESSES -> "Everybody is busy, please try again later.";
			case SHUTDOWN -> "The service is shutting down.";
			case DRAINING -> "The service is closed for maintenance, please try again later.";
		});
	}

	/** Lets nobody in any more. */
	void close() {
		this.closed = true;
	}

	/**
	 * The gate's answer.
	 *
	 * @param permit the place, or {@code null}
	 * @param reason what to tell a client that has none
	 */
	record Entry(@Nullable Permit permit, String reason) {

		/** The reply to a client that has no place, in wire form. */
		byte[] farewell() {
			return Reply.of(421, this.reason).encode(NameCodec.UTF_8);
		}

	}

}
