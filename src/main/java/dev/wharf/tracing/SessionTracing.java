package dev.wharf.tracing;

import java.time.Clock;
import java.util.Objects;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.wharf.event.SessionTraces;
import dev.wharf.event.WharfEvent;
import dev.wharf.event.WharfEvent.CommandCompleted;
import dev.wharf.event.WharfEvent.LoginDecided;
import dev.wharf.event.WharfEvent.SessionClosed;
import dev.wharf.event.WharfEvent.SessionOpened;
import dev.wharf.event.WharfEvent.StorageUsed;
import dev.wharf.event.WharfEvent.TransferEnded;
import dev.wharf.event.WharfEvent.UploadValidated;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Makes a trace of each session that is sampled: an observation of the session, in it one
 * of each command, in that one those of what it moved, had checked and did with the
 * storage. They are made of events, when they are over, so that the processes that serve
 * clients need no tracer. Thread-safe.
 */
@Component
@ConditionalOnBooleanProperty("wharf.tracing.enabled")
class SessionTracing implements SessionTraces {

	/** An end that got lost under overload must not keep its session for good. */
	private static final int MOST_SESSIONS = 100_000;

	private final Cache<String, ObservedSession> sessions = Caffeine.newBuilder().maximumSize(MOST_SESSIONS).build();

	private final SessionObservations observations;

	private final Clock clock;

	SessionTracing(SessionObservations observations, Clock clock) {
		this.observations = observations;
		this.clock = clock;
	}

	@Override
	public @Nullable String traceOf(String session) {
		ObservedSession observed = this.sessions.getIfPresent(session);
		return (observed != null) ? observed.trace() : null;
	}

	/** Before others, who may want to know the trace. */
	@EventListener
	@Order(Ordered.HIGHEST_PRECEDENCE)
	void on(SessionOpened opened) {
		ObservedSession observed = new ObservedSession(this.observations, opened.session(),
				opened.peer().getHostAddress(), this.clock.instant());
		if (observed.trace() != null) {
			this.sessions.put(opened.session(), observed);
		}
	}

	@EventListener
	void on(LoginDecided login) {
		ObservedSession observed = this.sessions.getIfPresent(login.session());
		if (observed != null) {
			observed.loggedIn(login.user(), WharfEvent.word(login.result()));
		}
	}

	@EventListener
	void on(StorageUsed used) {
		ObservedSession observed = this.sessions.getIfPresent(used.session());
		if (observed != null) {
			observed.within("ftp.storage", "storage " + used.operation(), this.clock.instant(), used.took(),
					"file.path", used.path(), "ftp.result", Objects.requireNonNullElse(used.failure(), "done"));
		}
	}

	@EventListener
	void on(UploadValidated validated) {
		ObservedSession observed = this.sessions.getIfPresent(validated.session());
		if (observed != null) {
			observed.within("ftp.validation", "ftp validation", this.clock.instant(), validated.took(), "file.path",
					validated.path(), "ftp.result", WharfEvent.word(validated.decision()));
		}
	}

	@EventListener
	void on(CommandCompleted command) {
		ObservedSession observed = this.sessions.getIfPresent(command.session());
		if (observed != null) {
			observed.command(command.verb(), command.code(), this.clock.instant(), command.took());
		}
	}

	/** Comes right after its command. */
	@EventListener
	void on(TransferEnded transfer) {
		ObservedSession observed = this.sessions.getIfPresent(transfer.session());
		if (observed != null) {
			observed.after("ftp.transfer", "ftp " + WharfEvent.word(transfer.kind()), this.clock.instant(),
					transfer.times().whole(), "file.path", transfer.path(), "ftp.octets",
					Long.toString(transfer.octets()), "ftp.result", WharfEvent.word(transfer.result()));
		}
	}

	/** After others, who may want to know the trace. */
	@EventListener
	@Order(Ordered.LOWEST_PRECEDENCE)
	void on(SessionClosed closed) {
		ObservedSession observed = this.sessions.asMap().remove(closed.session());
		if (observed != null) {
			observed.close(this.clock.instant());
		}
	}

}
