package dev.wharf.session;

import java.time.Clock;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

import dev.wharf.user.UserDefaults;

import org.springframework.stereotype.Component;

/**
 * All sessions of this process. Thread-safe.
 */
@Component
public final class SessionRegistry implements SessionOverview, SessionControl {

	/** Several processes may serve, and one log tells of all of them. */
	private final long process = ProcessHandle.current().pid();

	private final AtomicLong sequence = new AtomicLong();

	private final Map<String, Session> sessions = new ConcurrentHashMap<>();

	private final SessionProperties properties;

	private final UserDefaults defaults;

	private final Clock clock;

	SessionRegistry(SessionProperties properties, UserDefaults defaults, Clock clock) {
		this.properties = properties;
		this.defaults = defaults;
		this.clock = clock;
	}

	/**
	 * Begins a session.
	 * @param connection the way to the client
	 * @return the new session
	 */
	public Session open(ControlConnection connection) {
		String id = this.process + "-" + this.sequence.incrementAndGet();
		Session session = new Session(id, connection, this.clock.instant(), this.properties, this.defaults);
		this.sessions.put(id, session);
		return session;
	}

	/**
	 * Ends a session whose connection is gone; ending it again does nothing.
	 * @param session the session
	 * @return whether it was this call that ended it
	 */
	public boolean close(Session session) {
		if (this.sessions.remove(session.id()) == null) {
			return false;
		}
		session.end();
		return true;
	}

	/**
	 * The sessions there are; the view changes as they come and go.
	 * @return an unmodifiable view
	 */
	public Collection<Session> all() {
		return Collections.unmodifiableCollection(this.sessions.values());
	}

	/**
	 * How many commands wait for a transfer of their session to end.
	 * @return the sum over all sessions
	 */
	public int commandsWaiting() {
		return this.sessions.values().stream().map(Session::commands).mapToInt(CommandQueue::waiting).sum();
	}

	@Override
	public List<SessionFigures> sessions() {
		return this.sessions.values().stream().map(SessionFigures::of).toList();
	}

	@Override
	public boolean obey(SessionOrder order) {
		return switch (order) {
			case SessionOrder.End end -> with(end.session(), (session) -> session.dismiss(end.text()));
			case SessionOrder.Watch watch -> with(watch.session(), (session) -> session.transcript().watch(watch.on()));
			case SessionOrder.EndQuiet end -> {
				all().stream().filter(Session::isQuiet).forEach((session) -> session.dismiss(end.text()));
				yield true;
			}
		};
	}

	private boolean with(String id, Consumer<Session> action) {
		Session session = this.sessions.get(id);
		if (session != null) {
			action.accept(session);
		}
		return session != null;
	}

	/**
	 * How many sessions there are.
	 * @return the number
	 */
	public int size() {
		return this.sessions.size();
	}

}
