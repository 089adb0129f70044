package dev.wharf.management;

import java.time.Duration;

import dev.wharf.limit.Draining;
import dev.wharf.session.SessionControl;
import dev.wharf.session.SessionOrder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.context.ApplicationContext;
import org.springframework.stereotype.Component;

/**
 * Empties the service without ending it: nobody is let in any more, sessions that do
 * nothing are told 421, transfers finish, and readiness says so. Thread-safe.
 */
@Component
class Drain implements AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(Drain.class);

	private static final Duration LOOK_AGAIN = Duration.ofMillis(500);

	private final Draining draining;

	private final SessionControl sessions;

	private final ApplicationContext context;

	Drain(Draining draining, SessionControl sessions, ApplicationContext context) {
		this.draining = draining;
		this.sessions = sessions;
		this.context = context;
	}

	/** Begins; beginning again does nothing. */
	synchronized void begin() {
		if (!this.draining.isUnderWay()) {
			logger.info("Draining: nobody is let in until the operator says so");
			this.draining.set(true);
			AvailabilityChangeEvent.publish(this.context, ReadinessState.REFUSING_TRAFFIC);
			Thread.ofVirtual().name("ftp-drain").start(this::empty);
		}
	}

	/** Lets everybody in again. */
	synchronized void end() {
		if (this.draining.isUnderWay()) {
			logger.info("Clients are let in again");
			this.draining.set(false);
			AvailabilityChangeEvent.publish(this.context, ReadinessState.ACCEPTING_TRAFFIC);
		}
	}

	/**
	 * Whether nobody is let in.
	 * @return {@code true} from the beginning to the end
	 */
	boolean isUnderWay() {
		return this.draining.isUnderWay();
	}

	private void empty() {
		try {
			while (this.draining.isUnderWay()) {
				this.sessions.obey(new SessionOrder.EndQuiet("The service is closed for maintenance."));
				Thread.sleep(LOOK_AGAIN);
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	@Override
	public void close() {
		this.draining.set(false);
	}

}
