package dev.wharf.relay;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;

import dev.wharf.event.WharfEvent.ConnectionRelayed.Outcome;
import dev.wharf.network.Origin;
import dev.wharf.network.SignedOrigin;
import dev.wharf.property.InvalidPropertyException;
import dev.wharf.transfer.Closing;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.SmartLifecycle;

/**
 * Takes data connections that have come to other services of the group. Thread-safe.
 */
public final class RelayPort implements SmartLifecycle {

	private static final Logger logger = LoggerFactory.getLogger(RelayPort.class);

	/** Those who have not proven yet that they are of the group. */
	private static final int MOST_STRANGERS = 256;

	private static final Duration PAUSE = Duration.ofMillis(100);

	private final InetSocketAddress address;

	private final Duration timeout;

	private final SignedOrigin signature;

	private final OwnPorts ports;

	private final Consumer<Outcome> told;

	private final Semaphore strangers = new Semaphore(MOST_STRANGERS);

	private volatile @Nullable ServerSocketChannel listening;

	RelayPort(InetSocketAddress address, Duration timeout, SignedOrigin signature, OwnPorts ports,
			Consumer<Outcome> told) {
		this.address = address;
		this.timeout = timeout;
		this.signature = signature;
		this.ports = ports;
		this.told = told;
	}

	/**
	 * Where it listens.
	 * @return the port; 0 while it does not
	 */
	public int number() {
		ServerSocketChannel opened = this.listening;
		return (opened != null) ? opened.socket().getLocalPort() : 0;
	}

	@Override
	public void start() {
		try {
			ServerSocketChannel opened = ServerSocketChannel.open().bind(this.address);
			this.listening = opened;
			Thread.ofPlatform().daemon().name("ftp-relay-port").start(() -> accept(opened));
		}
		catch (IOException ex) {
			throw new InvalidPropertyException("wharf.relay.port", Integer.toString(this.address.getPort()),
					"is a port that cannot be listened on: " + ex.getMessage(),
					"Choose another one, the same in all services of the group.", ex);
		}
	}

	private void accept(ServerSocketChannel opened) {
		while (opened.isOpen()) {
			try {
				SocketChannel connection = opened.accept();
				if (this.strangers.tryAcquire()) {
					Thread.ofVirtual().name("ftp-relayed").start(() -> take(connection));
				}
				else {
					Pump.reset(connection);
				}
			}
			catch (IOException ex) {
				pauseAfter(ex, opened);
			}
		}
	}

	private static void pauseAfter(IOException failure, ServerSocketChannel opened) {
		if (opened.isOpen()) {
			logger.warn("No data connection can be taken from others for a moment: {}", failure.getMessage());
			try {
				Thread.sleep(PAUSE);
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		}
	}

	private void take(SocketChannel connection) {
		try {
			Origin origin = this.signature.read(connection, this.timeout);
			this.told.accept(Outcome.TAKEN_OVER);
			this.ports.take(connection, origin);
		}
		catch (IOException ex) {
			logger.info("A connection of {} is closed: {}", connection.socket().getInetAddress(), ex.getMessage());
			this.told.accept(Outcome.REJECTED);
			Pump.reset(connection);
		}
		finally {
			this.strangers.release();
		}
	}

	@Override
	public void stop() {
		ServerSocketChannel opened = this.listening;
		this.listening = null;
		if (opened != null) {
			Closing.quietly(opened);
		}
	}

	@Override
	public boolean isRunning() {
		return this.listening != null;
	}

	/** Sessions that finish at the end may still wait for data connections. */
	@Override
	public int getPhase() {
		return 0;
	}

}
