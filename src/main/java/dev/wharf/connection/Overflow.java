package dev.wharf.connection;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.List;

import dev.wharf.event.WharfEvent.Refusal;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Component;

/**
 * Turns clients away while all processes that there may be have one: otherwise they would
 * wait in the backlog without a word. Thread-safe.
 */
@Component
@ConditionalOnSupervision
public final class Overflow implements AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(Overflow.class);

	private static final Duration LOOK_UP = Duration.ofMillis(50);

	private final List<SharedListener> listeners;

	private final ConnectionGate gate;

	private @Nullable Thread thread;

	private boolean refusing;

	Overflow(List<SharedListener> listeners, ConnectionGate gate) {
		this.listeners = listeners;
		this.gate = gate;
	}

	/**
	 * Begins or ends to turn clients away.
	 * @param full whether nobody else can serve them
	 */
	public synchronized void refuse(boolean full) {
		this.refusing = full;
		if (full && this.thread == null) {
			this.thread = Thread.ofPlatform().name("ftp-overflow").daemon().start(this::run);
		}
	}

	private void run() {
		try (Selector selector = Selector.open()) {
			for (SharedListener listener : this.listeners) {
				listener.channel().register(selector, SelectionKey.OP_ACCEPT, listener);
			}
			while (goesOn()) {
				selector.select(this::turnAway, LOOK_UP.toMillis());
			}
		}
		catch (IOException ex) {
			logger.warn("Nobody can be turned away for a moment: {}", ex.toString());
			forget();
		}
	}

	/** The next call begins anew. */
	private synchronized void forget() {
		this.thread = null;
	}

	private synchronized boolean goesOn() {
		if (!this.refusing) {
			this.thread = null;
		}
		return this.refusing;
	}

	private synchronized boolean isRefusing() {
		return this.refusing;
	}

	private void turnAway(SelectionKey key) {
		SharedListener listener = (SharedListener) key.attachment();
		try {
			SocketChannel client = isRefusing() ? ((ServerSocketChannel) key.channel()).accept() : null;
			if (client != null) {
				Thread.startVirtualThread(() -> turnAway(client, listener.isImplicit()));
			}
		}
		catch (IOException ex) {
			logger.debug("A client left before it was accepted", ex);
		}
	}

	/** Who it is has to be known, and a proxy may take its time to say so. */
	private void turnAway(SocketChannel client, boolean implicit) {
		try (client) {
			ConnectionGate.Entry entry = this.gate.refuse(client, Refusal.PROCESSES);
			if (!implicit) {
				client.write(ByteBuffer.wrap(entry.farewell()));
			}
		}
		catch (IOException ex) {
			logger.debug("A client left before it could be turned away", ex);
		}
	}

	@Override
	public void close() {
		refuse(false);
	}

}
