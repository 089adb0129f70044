package dev.wharf.relay;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.function.Supplier;

import dev.wharf.connection.Unfinished;
import dev.wharf.event.WharfEvent.ConnectionRelayed.Outcome;
import dev.wharf.network.Origin;
import dev.wharf.network.SignedOrigin;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands connections on to whoever expects them, a bounded number at a time. The end of
 * the service waits for them. Thread-safe.
 */
public final class Handover implements Unfinished {

	private static final Logger logger = LoggerFactory.getLogger(Handover.class);

	private final RelayProperties properties;

	private final SignedOrigin signature;

	private final Semaphore places;

	Handover(RelayProperties properties, SignedOrigin signature) {
		this.properties = properties;
		this.signature = signature;
		this.places = new Semaphore(properties.connections());
	}

	/**
	 * Hands a connection on; returns at once.
	 * @param connection in blocking mode; closed when all is over
	 * @param origin who has connected, and to which port
	 * @param owner finds where it goes, however long that takes; nowhere if it is null
	 * @param told learns how it went
	 */
	public void begin(SocketChannel connection, Origin origin, Supplier<@Nullable InetSocketAddress> owner,
			Consumer<Outcome> told) {
		if (!this.places.tryAcquire()) {
			told.accept(Outcome.FULL);
			Pump.reset(connection);
			return;
		}
		Thread.ofVirtual().name("ftp-relay").start(() -> {
			try {
				handOn(connection, origin, owner.get(), told);
			}
			catch (RuntimeException ex) {
				logger.warn("A data connection cannot be handed on", ex);
				Pump.reset(connection);
			}
			finally {
				this.places.release();
			}
		});
	}

	private void handOn(SocketChannel connection, Origin origin, @Nullable InetSocketAddress owner,
			Consumer<Outcome> told) {
		try (SocketChannel onward = SocketChannel.open()) {
			if (owner == null) {
				throw new IOException("nobody has that port at the moment");
			}
			onward.socket().connect(owner, (int) this.properties.timeout().toMillis());
			send(onward, this.signature.encode(origin));
			send(onward, origin.early());
			told.accept(Outcome.HANDED_ON);
			new Pump(connection, onward, this.properties.idleTimeout()).run();
		}
		catch (IOException ex) {
			logger.info("A data connection from {} to port {} cannot be handed on to {}: {}", origin.client(),
					origin.reached().getPort(), owner, ex.toString());
			told.accept(Outcome.UNREACHABLE);
			Pump.reset(connection);
		}
	}

	private static void send(SocketChannel channel, ByteBuffer octets) throws IOException {
		while (octets.hasRemaining()) {
			channel.write(octets);
		}
	}

	@Override
	public boolean isUnderWay() {
		return this.places.availablePermits() < this.properties.connections();
	}

}
