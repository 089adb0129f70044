package dev.wharf.connection;

import dev.wharf.event.WharfEvent.SessionClosed;
import dev.wharf.event.WharfEvent.SessionGreeted;
import dev.wharf.event.WharfEvent.SessionOpened;
import dev.wharf.protocol.Reply;
import dev.wharf.session.ControlConnection;
import dev.wharf.session.Session;
import dev.wharf.session.SessionRegistry;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Begins and ends sessions, and tells those who listen. Thread-safe.
 */
@Component
class Greeter {

	private final SessionRegistry sessions;

	private final ApplicationEventPublisher events;

	private final Reply greeting;

	Greeter(SessionRegistry sessions, ApplicationEventPublisher events, ServerProperties properties) {
		this.sessions = sessions;
		this.events = events;
		this.greeting = Reply.of(220, properties.banner());
	}

	Session open(ControlConnection connection) {
		Session session = this.sessions.open(connection);
		this.events.publishEvent(new SessionOpened(session.id(), session.peer()));
		return session;
	}

	void greet(Session session) {
		session.send(this.greeting);
		this.events.publishEvent(new SessionGreeted(session.id(), session.activity().age()));
	}

	void close(Session session) {
		String user = session.userName();
		if (this.sessions.close(session)) {
			this.events.publishEvent(new SessionClosed(session.id(), session.peer(), user, session.activity().age()));
		}
	}

}
