package dev.wharf.limit;

import java.net.InetAddress;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

import dev.wharf.event.WharfEvent.Refusal;

/**
 * The bounds on sessions, over the whole service: who wants one has to have a place.
 * Thread-safe.
 */
public interface SessionLimits {

	/**
	 * Asks for a place for one more client.
	 * @param client the client's address
	 * @return the place, or why there is none
	 */
	Admission admit(InetAddress client);

	/**
	 * Asks for a place for one more session of a user.
	 * @param user the user's name
	 * @param most the user's own bound; 0 for the bound of every user
	 * @return the place, or empty when there is none
	 */
	Optional<Permit> admitUser(String user, int most);

	/** The answer to a client who asks to come in. */
	sealed interface Admission {

	}

	/**
	 * No place.
	 *
	 * @param reason the bound that is reached
	 */
	record Full(Refusal reason) implements Admission {
	}

	/** A place that is held until it is closed; closing it again does nothing. */
	final class Permit implements Admission, AutoCloseable {

		private final Runnable release;

		private final AtomicBoolean held = new AtomicBoolean(true);

		/**
		 * Makes a place.
		 * @param release gives it back; called once
		 */
		public Permit(Runnable release) {
			this.release = release;
		}

		@Override
		public void close() {
			if (this.held.compareAndSet(true, false)) {
				this.release.run();
			}
		}

	}

}
