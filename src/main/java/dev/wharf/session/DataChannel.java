package dev.wharf.session;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

import dev.wharf.protocol.VirtualPath;
import dev.wharf.transfer.DataEndpoint;
import dev.wharf.transfer.Direction;
import dev.wharf.transfer.Transfer;
import org.jspecify.annotations.Nullable;

/**
 * The data side of a session: where its next data connection comes from, and the transfer
 * that is running. Thread-safe.
 */
public final class DataChannel {

	private @Nullable DataEndpoint endpoint;

	private @Nullable Transfer transfer;

	private VirtualPath path = VirtualPath.ROOT;

	private long size;

	private long uploaded;

	private long downloaded;

	private boolean closed;

	private boolean secured;

	/**
	 * Agrees on where the next data connection comes from (PASV, EPSV, PORT, EPRT), and
	 * gives up what was agreed before.
	 * @param next the new way
	 */
	public void agree(DataEndpoint next) {
		DataEndpoint unused;
		synchronized (this) {
			unused = this.closed ? next : this.endpoint;
			this.endpoint = this.closed ? null : next;
		}
		close(unused);
	}

	/**
	 * Gives up what was agreed, if anything was.
	 */
	public void giveUp() {
		close(take());
	}

	private static void close(@Nullable DataEndpoint unused) {
		if (unused != null) {
			unused.close();
		}
	}

	/**
	 * Takes what has been agreed on; a second transfer needs a new agreement.
	 * @return the way to the data connection, or {@code null} if none has been agreed
	 */
	public synchronized @Nullable DataEndpoint take() {
		DataEndpoint taken = this.endpoint;
		this.endpoint = null;
		return taken;
	}

	/**
	 * Notes the transfer that has been started. One that is over by now, since it runs on
	 * a thread of its own, is not noted.
	 * @param started the transfer
	 * @param file the file or folder
	 * @param octets how many will move; {@link TransferFigures#UNKNOWN_SIZE}
	 */
	public void started(Transfer started, VirtualPath file, long octets) {
		boolean late;
		synchronized (this) {
			this.transfer = started.running() ? started : null;
			this.path = file;
			this.size = octets;
			late = this.closed;
		}
		if (late) {
			started.abort();
		}
	}

	/**
	 * Notes that a data connection has been put under TLS.
	 * @return whether it is the first one of the session
	 */
	public synchronized boolean secured() {
		boolean first = !this.secured;
		this.secured = true;
		return first;
	}

	/**
	 * Notes that no transfer is running any more.
	 * @param ended the one that was
	 */
	public synchronized void ended(Transfer ended) {
		this.transfer = null;
		if (ended.plan().direction() == Direction.UPLOAD) {
			this.uploaded += ended.octets();
		}
		else {
			this.downloaded += ended.octets();
		}
		notifyAll();
	}

	/**
	 * The transfer that is running.
	 * @return the transfer, or {@code null}
	 */
	public synchronized @Nullable Transfer transfer() {
		return this.transfer;
	}

	synchronized @Nullable TransferFigures figures() {
		return (this.transfer != null) ? TransferFigures.of(this.transfer, this.path, this.size) : null;
	}

	synchronized long uploaded() {
		return this.uploaded;
	}

	synchronized long downloaded() {
		return this.downloaded;
	}

	/**
	 * Waits until no transfer is running.
	 * @param most how long to wait
	 */
	public synchronized void awaitIdle(Duration most) {
		long deadline = System.nanoTime() + most.toNanos();
		try {
			for (long left = most.toNanos(); this.transfer != null && left > 0; left = deadline - System.nanoTime()) {
				TimeUnit.NANOSECONDS.timedWait(this, left);
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	/**
	 * Ends what is running and gives up what was agreed; nothing is accepted any more.
	 */
	void close() {
		Transfer running;
		synchronized (this) {
			this.closed = true;
			running = this.transfer;
		}
		giveUp();
		if (running != null) {
			running.abort();
		}
	}

}
