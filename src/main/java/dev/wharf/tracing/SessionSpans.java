package dev.wharf.tracing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.TimeUnit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.wharf.event.SessionTraces;
import dev.wharf.event.WharfEvent;
import dev.wharf.event.WharfEvent.CommandCompleted;
import dev.wharf.event.WharfEvent.LoginDecided;
import dev.wharf.event.WharfEvent.SessionClosed;
import dev.wharf.event.WharfEvent.SessionOpened;
import dev.wharf.event.WharfEvent.TransferEnded;
import dev.wharf.event.WharfEvent.UploadValidated;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.TraceContext;
import io.micrometer.tracing.Tracer;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Makes a trace of each session that is sampled: a span for the session, in it one for
 * each command, in that one for what it moved or had checked. Spans are made of events,
 * when they are over, so that the processes that serve clients need no tracer, and a
 * command pays for none. Thread-safe.
 */
@Component
@ConditionalOnBooleanProperty("wharf.tracing.enabled")
class SessionSpans implements SessionTraces {

	/** An end that got lost under overload must not keep its session for good. */
	private static final int MOST_SESSIONS = 100_000;

	private final Cache<String, Traced> sessions = Caffeine.newBuilder().maximumSize(MOST_SESSIONS).build();

	private final Tracer tracer;

	private final Clock clock;

	SessionSpans(Tracer tracer, Clock clock) {
		this.tracer = tracer;
		this.clock = clock;
	}

	@Override
	public @Nullable String traceOf(String session) {
		Traced traced = this.sessions.getIfPresent(session);
		return (traced != null) ? traced.span.context().traceId() : null;
	}

	/** Before others, who may want to know the trace. */
	@EventListener
	@Order(Ordered.HIGHEST_PRECEDENCE)
	void on(SessionOpened opened) {
		Span span = this.tracer.spanBuilder()
			.setNoParent()
			.kind(Span.Kind.SERVER)
			.name("ftp session")
			.tag("ftp.session", opened.session())
			.tag("client.address", opened.peer().getHostAddress())
			.startTimestamp(micros(this.clock.instant()), TimeUnit.MICROSECONDS)
			.start();
		if (Boolean.TRUE.equals(span.context().sampled())) {
			this.sessions.put(opened.session(), new Traced(span));
		}
	}

	@EventListener
	void on(LoginDecided login) {
		Traced traced = this.sessions.getIfPresent(login.session());
		if (traced != null) {
			traced.span.tag("user.name", login.user());
			traced.span.event("login " + WharfEvent.word(login.result()));
		}
	}

	@EventListener
	void on(CommandCompleted command) {
		Traced traced = this.sessions.getIfPresent(command.session());
		if (traced != null) {
			Span.Builder span = this.tracer.spanBuilder()
				.name("ftp " + command.verb())
				.tag("ftp.reply", Integer.toString(command.code()));
			traced.command = ended(span, traced.span.context(), command.took());
		}
	}

	/** Comes right after its command. */
	@EventListener
	void on(TransferEnded transfer) {
		Traced traced = this.sessions.getIfPresent(transfer.session());
		if (traced != null) {
			Span.Builder span = this.tracer.spanBuilder()
				.name("ftp " + WharfEvent.word(transfer.kind()))
				.tag("file.path", transfer.path())
				.tag("ftp.octets", Long.toString(transfer.octets()))
				.tag("ftp.result", WharfEvent.word(transfer.result()));
			ended(span, traced.command, transfer.times().whole());
		}
	}

	/** Comes before the end of the transfer that it belongs to. */
	@EventListener
	void on(UploadValidated validated) {
		Traced traced = this.sessions.getIfPresent(validated.session());
		if (traced != null) {
			Span.Builder span = this.tracer.spanBuilder()
				.name("ftp validation")
				.tag("file.path", validated.path())
				.tag("ftp.result", WharfEvent.word(validated.decision()));
			ended(span, traced.span.context(), validated.took());
		}
	}

	/** After others, who may want to know the trace. */
	@EventListener
	@Order(Ordered.LOWEST_PRECEDENCE)
	void on(SessionClosed closed) {
		Traced traced = this.sessions.asMap().remove(closed.session());
		if (traced != null) {
			traced.span.end(micros(this.clock.instant()), TimeUnit.MICROSECONDS);
		}
	}

	private TraceContext ended(Span.Builder builder, TraceContext parent, Duration took) {
		Instant end = this.clock.instant();
		Span span = builder.setParent(parent).startTimestamp(micros(end.minus(took)), TimeUnit.MICROSECONDS).start();
		span.end(micros(end), TimeUnit.MICROSECONDS);
		return span.context();
	}

	private static long micros(Instant instant) {
		return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
	}

	/** A session that is sampled. */
	private static final class Traced {

		private final Span span;

		/** The last one, or the session before its first. */
		private volatile TraceContext command;

		private Traced(Span span) {
			this.span = span;
			this.command = span.context();
		}

	}

}
