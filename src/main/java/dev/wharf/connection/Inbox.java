package dev.wharf.connection;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;

import dev.wharf.protocol.ControlLine;
import dev.wharf.protocol.LineDecoder;
import org.jspecify.annotations.Nullable;

/**
 * What has come from a client of the reactor and no worker has taken. In the clear the
 * reactor's thread puts lines together itself, so that half a line occupies nobody; what
 * has once been under TLS is opened by the worker, since that is work, and may be made as
 * much as a client likes. Thread-safe.
 */
final class Inbox {

	private static final int MOST_LINES = 64;

	private static final int MOST_CHUNKS = 8;

	private final LineDecoder decoder;

	private final ControlWire wire;

	private final Deque<ControlLine> lines = new ArrayDeque<>(1);

	/** What the worker is to open; made when it is needed. */
	private @Nullable Deque<ByteBuffer> chunks;

	private final Tap tap;

	private boolean working = true;

	private boolean paused;

	private boolean ended;

	/** Lets the client's octets in, or keeps them where they are. */
	@FunctionalInterface
	interface Tap {

		void turn(boolean on);

	}

	/**
	 * Makes an inbox whose worker is already under way.
	 */
	Inbox(LineDecoder decoder, ControlWire wire, boolean secure, Tap tap) {
		this.decoder = decoder;
		this.wire = wire;
		this.tap = tap;
		if (secure) {
			this.chunks = new ArrayDeque<>(1);
		}
	}

	/**
	 * Takes what has arrived; for the reactor's thread.
	 * @param arrived octets in a buffer that the caller uses again
	 * @return whether a worker has to be started
	 */
	synchronized boolean arrived(ByteBuffer arrived) {
		if (this.ended) {
			return false;
		}
		if (this.chunks != null) {
			this.chunks.add(ByteBuffer.allocate(arrived.remaining()).put(arrived).flip());
			pauseIfFull();
			return isWorkerNeeded();
		}
		decode(arrived);
		pauseIfFull();
		return (!this.lines.isEmpty() || this.ended) && isWorkerNeeded();
	}

	/**
	 * Takes note that the client has gone.
	 * @return whether a worker has to be started
	 */
	synchronized boolean end() {
		this.ended = true;
		pauseIfFull();
		return isWorkerNeeded();
	}

	private boolean isWorkerNeeded() {
		boolean needed = !this.working;
		this.working = true;
		return needed;
	}

	private void pauseIfFull() {
		if (this.ended || this.lines.size() >= MOST_LINES || waitingChunks() >= MOST_CHUNKS) {
			this.paused = true;
			this.tap.turn(false);
		}
	}

	private void resumeIfRoom() {
		if (this.paused && !this.ended && this.lines.size() <= MOST_LINES / 2 && waitingChunks() <= MOST_CHUNKS / 2) {
			this.paused = false;
			this.tap.turn(true);
		}
	}

	private int waitingChunks() {
		return (this.chunks != null) ? this.chunks.size() : 0;
	}

	/**
	 * The next line, for the worker.
	 * @return the line, or {@code null} when the worker is to end
	 */
	@Nullable ControlLine next() {
		while (true) {
			ByteBuffer chunk;
			synchronized (this) {
				ControlLine line = this.lines.poll();
				chunk = (line == null && this.chunks != null) ? this.chunks.poll() : null;
				resumeIfRoom();
				if (line != null) {
					return line;
				}
				if (chunk == null) {
					this.working = false;
					return null;
				}
			}
			decode(chunk);
		}
	}

	private void decode(ByteBuffer arrived) {
		try {
			ByteBuffer octets = this.wire.receive(arrived);
			while (octets.hasRemaining()) {
				if (this.decoder.accept(octets.get())) {
					add(this.decoder.take());
				}
			}
		}
		catch (IOException ex) {
			abandon();
		}
	}

	private synchronized void abandon() {
		this.ended = true;
		if (this.chunks != null) {
			this.chunks.clear();
		}
	}

	private synchronized void add(ControlLine line) {
		this.lines.add(line);
	}

	/** Whether all that came has been taken and nothing more will come. */
	synchronized boolean isEnded() {
		return this.ended && this.lines.isEmpty() && waitingChunks() == 0;
	}

	/** See {@link SessionChannel#secure()}. */
	synchronized boolean secure() {
		if (!this.lines.isEmpty() || !this.decoder.isEmpty() || waitingChunks() > 0) {
			return false;
		}
		this.chunks = new ArrayDeque<>(1);
		this.wire.secureAfterReply();
		return true;
	}

}
