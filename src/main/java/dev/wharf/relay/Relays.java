package dev.wharf.relay;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Semaphore;

import dev.wharf.event.WharfEvent.ConnectionRelayed;
import dev.wharf.event.WharfEvent.ConnectionRelayed.Outcome;
import dev.wharf.network.Origin;
import dev.wharf.network.SignedOrigin;
import dev.wharf.transfer.ForeignPorts;
import dev.wharf.transfer.TransferProperties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.SmartLifecycle;

/**
 * Hands data connections on to the service that expects them, which the port tells. At
 * the end of this service it waits for those that are under way. Thread-safe.
 */
final class Relays implements ForeignPorts, SmartLifecycle {

	private static final Logger logger = LoggerFactory.getLogger(Relays.class);

	private final RelayProperties properties;

	private final SignedOrigin signature;

	private final Map<Integer, Integer> owners;

	private final ApplicationEventPublisher events;

	private final Semaphore places;

	private volatile boolean running;

	Relays(RelayProperties properties, SignedOrigin signature, TransferProperties.Passive passive,
			ApplicationEventPublisher events) {
		this.properties = properties;
		this.signature = signature;
		this.owners = passive.owners();
		this.events = events;
		this.places = new Semaphore(properties.connections());
	}

	@Override
	public void take(SocketChannel connection, Origin origin, int port) {
		if (!this.places.tryAcquire()) {
			tell(Outcome.FULL);
			Pump.reset(connection);
			return;
		}
		Thread.ofVirtual().name("ftp-relay").start(() -> {
			try {
				handOn(connection, origin, port);
			}
			finally {
				this.places.release();
			}
		});
	}

	private void handOn(SocketChannel connection, Origin origin, int port) {
		InetSocketAddress owner = ownerOf(port);
		try (SocketChannel onward = SocketChannel.open()) {
			onward.socket().connect(owner, (int) this.properties.timeout().toMillis());
			send(onward, this.signature.encode(origin.at(port)));
			send(onward, origin.early());
			tell(Outcome.HANDED_ON);
			new Pump(connection, onward, this.properties.idleTimeout()).run();
		}
		catch (IOException ex) {
			logger.info("A data connection from {} to port {} cannot be handed on to {}: {}", origin.client(), port,
					owner, ex.toString());
			tell(Outcome.UNREACHABLE);
			Pump.reset(connection);
		}
	}

	/**
	 * Looked up for each connection: the address of a pod is not that of the next one.
	 */
	private InetSocketAddress ownerOf(int port) {
		String name = Objects.requireNonNull(this.properties.peers())
			.replace(RelayProperties.REPLICA, String.valueOf(this.owners.get(port)));
		return new InetSocketAddress(name, this.properties.port());
	}

	private static void send(SocketChannel channel, ByteBuffer octets) throws IOException {
		while (octets.hasRemaining()) {
			channel.write(octets);
		}
	}

	private void tell(Outcome outcome) {
		this.events.publishEvent(new ConnectionRelayed(outcome));
	}

	@Override
	public void start() {
		this.running = true;
	}

	@Override
	public void stop() {
		this.running = false;
	}

	@Override
	public void stop(Runnable callback) {
		stop();
		Thread.ofVirtual().name("ftp-relay-end").start(() -> {
			awaitEnd();
			callback.run();
		});
	}

	private void awaitEnd() {
		try {
			this.places.acquire(this.properties.connections());
			this.places.release(this.properties.connections());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

}
