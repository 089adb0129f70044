package dev.wharf.relay;

import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.util.Map;
import java.util.Objects;

import dev.wharf.event.WharfEvent.ConnectionRelayed;
import dev.wharf.network.Origin;
import dev.wharf.transfer.ForeignPorts;
import dev.wharf.transfer.TransferProperties;

import org.springframework.context.ApplicationEventPublisher;

/**
 * Hands data connections on to the service that expects them, which the port tells.
 * Thread-safe.
 */
final class Relays implements ForeignPorts {

	private final RelayProperties properties;

	private final Handover handover;

	private final Map<Integer, Integer> owners;

	private final ApplicationEventPublisher events;

	Relays(RelayProperties properties, Handover handover, TransferProperties.Passive passive,
			ApplicationEventPublisher events) {
		this.properties = properties;
		this.handover = handover;
		this.owners = passive.owners();
		this.events = events;
	}

	@Override
	public void take(SocketChannel connection, Origin origin, int port) {
		this.handover.begin(connection, origin.at(port), () -> ownerOf(port),
				(outcome) -> this.events.publishEvent(new ConnectionRelayed(outcome)));
	}

	/**
	 * Looked up for each connection: the address of a pod is not that of the next one.
	 */
	private InetSocketAddress ownerOf(int port) {
		String name = Objects.requireNonNull(this.properties.peers())
			.replace(RelayProperties.REPLICA, String.valueOf(this.owners.get(port)));
		return new InetSocketAddress(name, this.properties.port());
	}

}
