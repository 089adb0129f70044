package dev.wharf.transfer;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;

/**
 * One transfer, from the wait for its data connection to its end. Started by
 * {@link TransferEngine}; every method may be called from any thread at any time.
 */
public final class Transfer {

	private final TransferPlan plan;

	/** Octets of the file side, for people and figures. */
	private final AtomicLong copied = new AtomicLong();

	/** Octets of the wire, the finest sign of life. */
	private final AtomicLong carried = new AtomicLong();

	/**
	 * Whoever sets it first decides how the transfer ends: the copy, an abort or the
	 * sweeper.
	 */
	private final AtomicReference<@Nullable TransferOutcome> verdict = new AtomicReference<>();

	/** Ends whatever the transfer's thread is waiting for. */
	private volatile @Nullable Runnable release;

	private volatile State state = State.CONNECTING;

	private volatile boolean connected;

	private volatile long connectedAt;

	private volatile long firstOctetAt;

	private volatile long endedAt;

	private long carriedLastSeen = -1;

	private long progressLastSeen;

	Transfer(TransferPlan plan) {
		this.plan = plan;
	}

	/**
	 * Ends the transfer at once, whatever it is doing. Without effect on one that has
	 * ended.
	 */
	public void abort() {
		abort("The transfer was aborted");
	}

	/**
	 * Ends the transfer at once, whatever it is doing. Without effect on one that has
	 * ended.
	 * @param reason why, as a sentence for the client
	 */
	public void abort(String reason) {
		decide(new TransferOutcome.Aborted(reason));
	}

	/**
	 * How much has moved.
	 * @return the octets of the file or listing so far; on the wire they may be more or
	 * fewer, as {@link DataFormat} says
	 */
	public long octets() {
		return this.copied.get();
	}

	/**
	 * How long octets have been moving.
	 * @return the time since the data connection was there, up to the end; zero before
	 */
	public Duration elapsed() {
		return switch (this.state) {
			case CONNECTING -> Duration.ZERO;
			case MOVING -> Duration.ofNanos(System.nanoTime() - this.connectedAt);
			case ENDED -> Duration.ofNanos(this.endedAt - this.connectedAt);
		};
	}

	/**
	 * How long the data connection took to be there.
	 * @param begun since when, as {@link System#nanoTime} told it
	 * @return the time, zero when it was there before, or {@code null} when there was
	 * none
	 */
	public @Nullable Duration untilConnected(long begun) {
		return this.connected ? Duration.ofNanos(Math.max(this.connectedAt - begun, 0)) : null;
	}

	/**
	 * How long the first octet took on the data connection.
	 * @return the time, or {@code null} when there was none
	 */
	public @Nullable Duration untilFirstOctet() {
		long first = this.firstOctetAt;
		return (first != 0) ? Duration.ofNanos(Math.max(first - this.connectedAt, 0)) : null;
	}

	/**
	 * Whether the transfer still holds its data connection or waits for it.
	 * @return true until just before its observer hears of the end
	 */
	public boolean running() {
		return this.state != State.ENDED;
	}

	/**
	 * What it moves.
	 * @return the plan it was started with
	 */
	public TransferPlan plan() {
		return this.plan;
	}

	/**
	 * What it is doing.
	 * @return the state at this moment
	 */
	public State state() {
		return this.state;
	}

	/**
	 * Names what an abort has to end from now on. Runs it at once when the transfer was
	 * aborted before.
	 */
	void releaseWith(Runnable action) {
		this.release = action;
		if (this.verdict.get() != null) {
			action.run();
		}
	}

	void connected() {
		this.connectedAt = System.nanoTime();
		this.connected = true;
		this.state = State.MOVING;
	}

	void copied(long count) {
		this.copied.addAndGet(count);
	}

	void carried(long count) {
		if (this.firstOctetAt == 0) {
			this.firstOctetAt = System.nanoTime() | 1;
		}
		this.carried.addAndGet(count);
	}

	/**
	 * Ends the transfer as stalled when nothing has moved since long. For the sweeper's
	 * thread only.
	 */
	void checkProgress(long now, Duration allowed) {
		long current = this.carried.get();
		if (this.state != State.MOVING || current != this.carriedLastSeen) {
			this.carriedLastSeen = current;
			this.progressLastSeen = now;
		}
		else if (now - this.progressLastSeen > allowed.toNanos()) {
			decide(new TransferOutcome.Stalled(allowed));
		}
	}

	/**
	 * Closes the question of how the transfer ends.
	 * @param outcome how it ended as far as the copy knows
	 * @return how it ended: as the copy says, unless an abort came first
	 */
	TransferOutcome settle(TransferOutcome outcome) {
		TransferOutcome earlier = this.verdict.compareAndExchange(null, outcome);
		return (earlier != null) ? earlier : outcome;
	}

	void end() {
		this.endedAt = System.nanoTime();
		if (this.state == State.CONNECTING) {
			this.connectedAt = this.endedAt;
		}
		this.state = State.ENDED;
	}

	private void decide(TransferOutcome outcome) {
		if (this.verdict.compareAndSet(null, outcome)) {
			Runnable action = this.release;
			if (action != null) {
				action.run();
			}
		}
	}

	/** The stages of a transfer. */
	public enum State {

		/** Waiting for the data connection. */
		CONNECTING,

		/** The data connection is there. */
		MOVING,

		/** Over. */
		ENDED

	}

}
