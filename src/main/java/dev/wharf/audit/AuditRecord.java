package dev.wharf.audit;

import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

import dev.wharf.event.SessionTraces;
import dev.wharf.event.WharfEvent;
import dev.wharf.event.WharfEvent.ConnectionRefused;
import dev.wharf.event.WharfEvent.LoginDecided;
import dev.wharf.event.WharfEvent.Recorded;
import dev.wharf.event.WharfEvent.SessionClosed;
import dev.wharf.event.WharfEvent.SessionOpened;
import dev.wharf.event.WharfEvent.TransferEnded;
import dev.wharf.event.WharfEvent.TransferStarted;
import dev.wharf.event.WharfEvent.TreeChanged;
import dev.wharf.event.WharfEvent.UploadValidated;
import org.jspecify.annotations.Nullable;

/**
 * An event as fields with names that stay, fit for JSON: text, numbers, times in seconds.
 */
final class AuditRecord {

	private final Map<String, Object> fields = new LinkedHashMap<>();

	private final @Nullable SessionTraces traces;

	private AuditRecord(Instant at, @Nullable SessionTraces traces) {
		this.traces = traces;
		with("at", at.toString());
	}

	/**
	 * Lays out an event.
	 * @param event what happened
	 * @param at when
	 * @param traces knows the traces of sessions, if there are any
	 * @return the fields; what is not known is left out
	 */
	static Map<String, Object> of(Recorded event, Instant at, @Nullable SessionTraces traces) {
		return new AuditRecord(at, traces).describe(event).fields;
	}

	private AuditRecord describe(Recorded event) {
		return switch (event) {
			case ConnectionRefused refused -> with("event", "refused").with("client", refused.peer().getHostAddress())
				.with("reason", refused.reason());
			case SessionOpened opened -> with("event", "session-opened").by(opened.session(), opened.peer(), null);
			case SessionClosed closed ->
				with("event", "session-closed").by(closed.session(), closed.peer(), closed.user())
					.with("seconds", closed.lasted());
			case LoginDecided login ->
				with("event", "login").by(login.session(), login.peer(), login.user()).with("result", login.result());
			case TransferStarted started -> with("event", WharfEvent.word(started.kind()) + "-started")
				.by(started.session(), started.peer(), started.user())
				.with("path", started.path());
			case TransferEnded ended ->
				with("event", WharfEvent.word(ended.kind()) + "-ended").by(ended.session(), ended.peer(), ended.user())
					.with("path", ended.path())
					.with("octets", ended.octets())
					.with("seconds", ended.times().whole())
					.with("result", ended.result());
			case UploadValidated validated ->
				with("event", "upload-validated").by(validated.session(), validated.peer(), validated.user())
					.with("path", validated.path())
					.with("seconds", validated.took())
					.with("result", validated.decision())
					.with("reason", validated.reason());
			case TreeChanged changed ->
				with("event", changed.change()).by(changed.session(), changed.peer(), changed.user())
					.with("path", changed.path())
					.with("target", changed.target());
		};
	}

	private AuditRecord by(String session, InetAddress peer, @Nullable String user) {
		return with("session", session).with("trace", (this.traces != null) ? this.traces.traceOf(session) : null)
			.with("client", peer.getHostAddress())
			.with("user", user);
	}

	private AuditRecord with(String name, @Nullable Object value) {
		if (value != null) {
			this.fields.put(name, switch (value) {
				case Enum<?> constant -> WharfEvent.word(constant);
				case Duration time -> time.toMillis() / 1000.0;
				default -> value;
			});
		}
		return this;
	}

}
