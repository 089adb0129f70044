package dev.wharf.tracing;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import io.micrometer.observation.Observation;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.handler.TracingObservationHandler.TracingContext;
import org.jspecify.annotations.Nullable;

/**
 * A session that is observed. What it does in the course of a command is told before the
 * command is over, and waits for it, which is what it belongs to. Thread-safe.
 */
final class ObservedSession {

	/** A command that goes through folders may use the storage more often than that. */
	private static final int MOST_WAITING = 100;

	private final SessionObservations observations;

	private final Observed context;

	private final Observation session;

	private final List<Consumer<Observation>> waiting = new ArrayList<>();

	/** The last one, or the session before its first. */
	private Observation command;

	ObservedSession(SessionObservations observations, String session, String client, Instant opened) {
		this.observations = observations;
		this.context = Observed.since(opened);
		this.session = observations.of("ftp.session", "ftp session", this.context)
			.highCardinalityKeyValue("ftp.session", session)
			.highCardinalityKeyValue("client.address", client)
			.start();
		this.command = this.session;
	}

	/** The trace, or nothing if it is not one of those that are kept. */
	@Nullable String trace() {
		TracingContext tracing = this.context.get(TracingContext.class);
		Span span = (tracing != null) ? tracing.getSpan() : null;
		return (span != null && Boolean.TRUE.equals(span.context().sampled())) ? span.context().traceId() : null;
	}

	synchronized void loggedIn(String user, String result) {
		this.session.highCardinalityKeyValue("user.name", user);
		this.session.event(Observation.Event.of("login", "login " + result));
	}

	/** Something belongs to the command that is under way. */
	synchronized void within(String kind, String name, Instant ended, Duration took, String... tags) {
		if (this.waiting.size() < MOST_WAITING) {
			this.waiting.add((parent) -> observe(parent, kind, name, Observed.until(ended, took), tags));
		}
	}

	/** A command is over. */
	synchronized void command(String verb, int code, Instant ended, Duration took) {
		Observation over = observe(this.session, "ftp.command", "ftp " + verb, Observed.until(ended, took), "ftp.reply",
				Integer.toString(code));
		this.command = over.isNoop() ? this.session : over;
		this.waiting.forEach((observed) -> observed.accept(this.command));
		this.waiting.clear();
	}

	/** Something belongs to the command that has just ended. */
	synchronized void after(String kind, String name, Instant ended, Duration took, String... tags) {
		observe(this.command, kind, name, Observed.until(ended, took), tags);
	}

	private Observation observe(Observation parent, String kind, String name, Observed context, String... tags) {
		Observation observation = this.observations.of(kind, name, context).parentObservation(parent);
		for (int i = 0; i < tags.length; i += 2) {
			observation.highCardinalityKeyValue(tags[i], tags[i + 1]);
		}
		observation.start().stop();
		return observation;
	}

	synchronized void close(Instant at) {
		this.waiting.forEach((observed) -> observed.accept(this.session));
		this.context.end(at);
		this.session.stop();
	}

}
