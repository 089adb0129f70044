package dev.wharf.worker;

import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;

import dev.wharf.connection.ConditionalOnSupervision;
import dev.wharf.event.WharfEvent.ConnectionRelayed;
import dev.wharf.event.WharfEvent.ConnectionRelayed.Outcome;
import dev.wharf.network.Origin;
import dev.wharf.relay.Handover;
import dev.wharf.relay.OwnPorts;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Hands data connections that have come by way of another service on to the process that
 * has their port. Thread-safe.
 */
@Component
@ConditionalOnSupervision
@ConditionalOnProperty("wharf.relay.peers")
final class ProcessPorts implements OwnPorts {

	private final Workers workers;

	private final Handover handover;

	private final ApplicationEventPublisher events;

	ProcessPorts(Workers workers, Handover handover, ApplicationEventPublisher events) {
		this.workers = workers;
		this.handover = handover;
		this.events = events;
	}

	@Override
	public void take(SocketChannel connection, Origin origin) {
		this.handover.begin(connection, origin, () -> ownerOf(origin.reached().getPort()), this::tell);
	}

	private @Nullable InetSocketAddress ownerOf(int port) {
		return this.workers.all()
			.stream()
			.filter((worker) -> worker.slice().contains(port))
			.findFirst()
			.map(Worker::relay)
			.orElse(null);
	}

	/** The way within the service is no other one's business if it works. */
	private void tell(Outcome outcome) {
		if (outcome != Outcome.HANDED_ON) {
			this.events.publishEvent(new ConnectionRelayed(outcome));
		}
	}

}
