package dev.wharf.connection;

import java.time.Duration;
import java.util.List;

import dev.wharf.session.Session;
import dev.wharf.session.SessionRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Ends the service without breaking off what is running: no client is accepted any more,
 * those who do nothing get a 421, transfers finish, within
 * {@code spring.lifecycle.timeout-per-shutdown-phase}.
 */
@Component
final class GracefulShutdown implements SmartLifecycle {

	private static final Logger logger = LoggerFactory.getLogger(GracefulShutdown.class);

	private static final Duration LOOK_AGAIN = Duration.ofMillis(20);

	private final List<ControlListener> listeners;

	private final ConnectionGate gate;

	private final SessionRegistry sessions;

	private final List<Unfinished> others;

	private volatile boolean running;

	GracefulShutdown(List<ControlListener> listeners, ConnectionGate gate, SessionRegistry sessions,
			ObjectProvider<Unfinished> others) {
		this.listeners = listeners;
		this.gate = gate;
		this.sessions = sessions;
		this.others = others.stream().toList();
	}

	@Override
	public void start() {
		this.running = true;
	}

	/** Used when nobody waits for the end. */
	@Override
	public void stop() {
		this.listeners.forEach(ControlListener::stopAccepting);
		this.gate.close();
		this.running = false;
	}

	@Override
	public void stop(Runnable callback) {
		stop();
		Thread.ofPlatform().name("ftp-shutdown").daemon().start(() -> {
			drain();
			callback.run();
		});
	}

	/**
	 * Ends when nothing goes on in the same moment: as long as one goes on, others may
	 * begin. Sessions end at the latest when the next phase of the shutdown closes
	 * connections.
	 */
	private void drain() {
		if (this.sessions.size() > 0) {
			logger.info("Shutting down: waiting for {} sessions to finish", this.sessions.size());
		}
		try {
			while (this.sessions.size() > 0 || this.others.stream().anyMatch(Unfinished::isUnderWay)) {
				this.sessions.all()
					.stream()
					.filter(Session::isQuiet)
					.forEach((session) -> session.dismiss("The service is shutting down or being renewed."));
				Thread.sleep(LOOK_AGAIN);
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	/** Before everything else stops. */
	@Override
	public int getPhase() {
		return Integer.MAX_VALUE;
	}

}
