package dev.wharf.transfer;

import java.time.Duration;
import java.util.Collection;

/**
 * The one thread that finds transfers in which nothing moves any more. A timer per
 * transfer would have to be set again with every octet.
 */
final class StallSweeper implements AutoCloseable {

	private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

	/** Checks per stall timeout: a stall is found at most a tenth too late. */
	private static final int CHECKS = 10;

	private final Duration allowed;

	private final Collection<Transfer> transfers;

	private final Thread thread;

	/**
	 * Prepares the thread.
	 * @param allowed how long nothing may move; zero for ever
	 * @param transfers those to look at, a collection that may change any time
	 */
	StallSweeper(Duration allowed, Collection<Transfer> transfers) {
		this.allowed = allowed;
		this.transfers = transfers;
		this.thread = Thread.ofPlatform().daemon().name("wharf-transfer-sweeper").unstarted(this::run);
	}

	void start() {
		if (this.allowed.isPositive()) {
			this.thread.start();
		}
	}

	@Override
	public void close() {
		this.thread.interrupt();
	}

	private void run() {
		Duration tenth = this.allowed.dividedBy(CHECKS);
		Duration pause = (tenth.compareTo(LONGEST_PAUSE) < 0) ? tenth : LONGEST_PAUSE;
		try {
			while (true) {
				Thread.sleep(pause);
				long now = System.nanoTime();
				this.transfers.forEach((transfer) -> transfer.checkProgress(now, this.allowed));
			}
		}
		catch (InterruptedException ex) {
			// Closed.
		}
	}

}
