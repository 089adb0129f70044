package dev.wharf.relay;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import java.time.Duration;

import dev.wharf.transfer.Closing;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Copies between two connections, both ways, until both have ended. An end goes on as an
 * end and a reset as a reset: whoever receives a file must not take a broken connection
 * for its end.
 */
final class Pump {

	private static final Logger logger = LoggerFactory.getLogger(Pump.class);

	private static final int BUFFER = 64 * 1024;

	private final SocketChannel one;

	private final SocketChannel other;

	private final Duration idleTimeout;

	private volatile long lastOctet = System.nanoTime();

	Pump(SocketChannel one, SocketChannel other, Duration idleTimeout) {
		this.one = one;
		this.other = other;
		this.idleTimeout = idleTimeout;
	}

	/** Returns when all is over, with both closed. */
	void run() {
		Thread back = Thread.ofVirtual().name("ftp-relay-back").start(() -> copy(this.other, this.one));
		copy(this.one, this.other);
		try {
			back.join();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		finally {
			Closing.quietly(this.one);
			Closing.quietly(this.other);
		}
	}

	private void copy(SocketChannel from, SocketChannel to) {
		byte[] buffer = new byte[BUFFER];
		try {
			from.socket().setSoTimeout((int) Math.min(this.idleTimeout.toMillis(), Integer.MAX_VALUE));
			for (int count = read(from, buffer); count >= 0; count = read(from, buffer)) {
				to.socket().getOutputStream().write(buffer, 0, count);
				this.lastOctet = System.nanoTime();
			}
			to.shutdownOutput();
		}
		catch (IOException ex) {
			logger.debug("A connection that is handed on has broken", ex);
			reset(this.one);
			reset(this.other);
		}
	}

	private int read(SocketChannel from, byte[] buffer) throws IOException {
		while (true) {
			try {
				return from.socket().getInputStream().read(buffer);
			}
			catch (SocketTimeoutException ex) {
				if (System.nanoTime() - this.lastOctet > this.idleTimeout.toNanos()) {
					throw ex;
				}
			}
		}
	}

	/** Closes so that the other end sees a failure. */
	static void reset(SocketChannel channel) {
		try {
			channel.setOption(StandardSocketOptions.SO_LINGER, 0);
		}
		catch (IOException ex) {
			logger.trace("Closed already", ex);
		}
		Closing.quietly(channel);
	}

}
