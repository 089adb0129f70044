package dev.wharf.audit;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

import dev.wharf.event.WharfEvent;
import dev.wharf.event.WharfEvent.ConnectionRefused;
import dev.wharf.event.WharfEvent.LoginDecided;
import dev.wharf.event.WharfEvent.Recorded;
import dev.wharf.event.WharfEvent.SessionClosed;
import dev.wharf.event.WharfEvent.SessionOpened;
import dev.wharf.event.WharfEvent.TransferEnded;
import dev.wharf.event.WharfEvent.TransferStarted;
import dev.wharf.event.WharfEvent.TreeChanged;
import org.jspecify.annotations.Nullable;

/**
 * An event as fields with names that stay, fit for JSON: text, numbers, times in seconds.
 */
final class AuditRecord {

	private final Map<String, Object> fields = new LinkedHashMap<>();

	private AuditRecord(Instant at) {
		with("at", at.toString());
	}

	/**
	 * Lays out an event.
	 * @param event what happened
	 * @param at when
	 * @return the fields; what is not known is left out
	 */
	static Map<String, Object> of(Recorded event, Instant at) {
		return new AuditRecord(at).describe(event).fields;
	}

	private AuditRecord describe(Recorded event) {
		return switch (event) {
			case ConnectionRefused refused -> with("event", "refused").with("client", refused.peer().getHostAddress())
				.with("reason", refused.reason());
			case SessionOpened opened -> with("event", "session-opened").with("session", opened.session())
				.with("client", opened.peer().getHostAddress());
			case SessionClosed closed -> with("event", "session-closed").with("session", closed.session())
				.with("client", closed.peer().getHostAddress())
				.with("user", closed.user())
				.with("seconds", closed.lasted());
			case LoginDecided login -> with("event", "login").with("session", login.session())
				.with("client", login.peer().getHostAddress())
				.with("user", login.user())
				.with("result", login.result());
			case TransferStarted started ->
				with("event", WharfEvent.word(started.kind()) + "-started").with("session", started.session())
					.with("client", started.peer().getHostAddress())
					.with("user", started.user())
					.with("path", started.path());
			case TransferEnded ended ->
				with("event", WharfEvent.word(ended.kind()) + "-ended").with("session", ended.session())
					.with("client", ended.peer().getHostAddress())
					.with("user", ended.user())
					.with("path", ended.path())
					.with("octets", ended.octets())
					.with("seconds", ended.times().whole())
					.with("result", ended.result());
			case TreeChanged changed -> with("event", changed.change()).with("session", changed.session())
				.with("client", changed.peer().getHostAddress())
				.with("user", changed.user())
				.with("path", changed.path())
				.with("target", changed.target());
		};
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
