package dev.wharf.session;

import java.time.Duration;

import dev.wharf.tls.ControlTls;
import dev.wharf.tls.TlsProperties;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Ends sessions whose time is up: too long to log in, too long silent, replies left
 * unread, a TLS handshake not finished. One thread looks at all of them, so that a
 * session needs no timer of its own.
 */
@Component
final class SessionSweeper implements SmartLifecycle {

	private static final Logger logger = LoggerFactory.getLogger(SessionSweeper.class);

	private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

	private static final Duration SHORTEST_PAUSE = Duration.ofMillis(10);

	private final SessionRegistry registry;

	private final SessionProperties properties;

	private final TlsProperties tls;

	private volatile boolean running;

	private @Nullable Thread thread;

	SessionSweeper(SessionRegistry registry, SessionProperties properties, TlsProperties tls) {
		this.registry = registry;
		this.properties = properties;
		this.tls = tls;
	}

	@Override
	public void start() {
		this.running = true;
		this.thread = Thread.ofPlatform().daemon().name("session-sweeper").start(this::run);
	}

	@Override
	public void stop() {
		this.running = false;
		if (this.thread != null) {
			this.thread.interrupt();
		}
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	private void run() {
		Duration pause = pause();
		try {
			while (this.running) {
				Thread.sleep(pause);
				this.registry.all().forEach(this::checkSafely);
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	/** A fraction of the shortest time limit, so that short ones are kept too. */
	private Duration pause() {
		Duration pause = LONGEST_PAUSE;
		for (Duration limit : new Duration[] { this.properties.idleTimeout(), this.properties.loginTimeout(),
				this.properties.replyTimeout(), this.tls.handshakeTimeout() }) {
			Duration fraction = limit.dividedBy(10);
			pause = (fraction.compareTo(pause) < 0) ? fraction : pause;
		}
		return (pause.compareTo(SHORTEST_PAUSE) > 0) ? pause : SHORTEST_PAUSE;
	}

	private static boolean isHandshakeOverdue(Session session) {
		ControlTls tls = session.tls();
		return tls != null && tls.isOverdue();
	}

	/** An error with one session must not lift the limits of all. */
	private void checkSafely(Session session) {
		try {
			check(session);
		}
		catch (RuntimeException ex) {
			logger.error("Session {} could not be checked", session.id(), ex);
		}
	}

	private void check(Session session) {
		if (session.activity().unread().compareTo(this.properties.replyTimeout()) > 0) {
			logger.info("Session {} of {} is closed: its client leaves replies unread", session.id(),
					session.peer().getHostAddress());
			session.disconnect();
		}
		else if (isHandshakeOverdue(session)) {
			logger.info("Session {} of {} is closed: its client does not finish the TLS handshake", session.id(),
					session.peer().getHostAddress());
			session.disconnect();
		}
		else if (session.withoutLogin().compareTo(this.properties.loginTimeout()) > 0) {
			session.dismiss("No login within %d seconds, closing connection."
				.formatted(this.properties.loginTimeout().toSeconds()));
		}
		else if (session.idle().compareTo(session.activity().idleTimeout()) > 0) {
			session.dismiss(
					"Idle for %d seconds, closing connection.".formatted(session.activity().idleTimeout().toSeconds()));
		}
	}

}
