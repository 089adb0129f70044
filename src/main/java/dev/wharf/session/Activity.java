package dev.wharf.session;

import java.time.Duration;
import java.time.Instant;

/**
 * When a session's client was last heard of, and how long it lets us wait: what the time
 * limits are measured by. Thread-safe.
 */
public final class Activity {

	private final Instant openedAt;

	private final long begun = System.nanoTime();

	private volatile long lastHeard = this.begun;

	private volatile long loggedOut = this.begun;

	private volatile long sendingSince;

	private volatile Duration idleTimeout;

	Activity(Instant openedAt, Duration idleTimeout) {
		this.openedAt = openedAt;
		this.idleTimeout = idleTimeout;
	}

	/**
	 * Notes that the client has said something.
	 */
	public void heard() {
		this.lastHeard = System.nanoTime();
	}

	/**
	 * When the client was greeted.
	 * @return the time
	 */
	public Instant openedAt() {
		return this.openedAt;
	}

	/**
	 * How long the session has lasted.
	 * @return the time since the greeting
	 */
	public Duration age() {
		return since(this.begun);
	}

	/**
	 * How long the client may be silent.
	 * @return the time
	 */
	public Duration idleTimeout() {
		return this.idleTimeout;
	}

	/**
	 * Changes how long the client may be silent (SITE IDLE).
	 * @param idleTimeout the new time
	 */
	public void idleTimeout(Duration idleTimeout) {
		this.idleTimeout = idleTimeout;
	}

	/** Notes that a reply waits for the client to take it. */
	void sending() {
		this.sendingSince = System.nanoTime() | 1;
	}

	/** Notes that the client has taken it, or that it is on its way. */
	void sent() {
		this.sendingSince = 0;
		heard();
	}

	/** Notes that nobody is logged in any more. */
	void loggedOut() {
		this.loggedOut = System.nanoTime();
	}

	Duration silence() {
		return since(this.lastHeard);
	}

	Duration sinceLogout() {
		return since(this.loggedOut);
	}

	/** How long a reply has been waiting, zero when none is. */
	Duration unread() {
		long since = this.sendingSince;
		return (since != 0) ? since(since) : Duration.ZERO;
	}

	private static Duration since(long moment) {
		return Duration.ofNanos(System.nanoTime() - moment);
	}

}
