package dev.wharf.command;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.wharf.protocol.FtpTime;
import dev.wharf.protocol.Reply;
import dev.wharf.session.Session;
import dev.wharf.session.SessionProperties;
import dev.wharf.session.SessionOverview;
import dev.wharf.tls.ServerTls;

import org.springframework.stereotype.Component;

/**
 * What has no command of its own: SITE CHMOD, UTIME, IDLE, WHO, HELP (RFC 959 section
 * 4.1.3). Each is a row like that of a command.
 */
@Component
final class SiteCommands implements Commands {

	/**
	 * UTIME time path, and UTIME path access-time modification-time creation-time UTC.
	 */
	private static final Pattern TIME_FIRST = Pattern.compile("(\\d{12}|\\d{14}) (.+)");

	private static final Pattern PATH_FIRST = Pattern.compile("(.+) \\d{14} (\\d{14}) \\d{14} UTC");

	private final SessionOverview sessions;

	private final SessionProperties properties;

	private final ServerTls tls;

	private final Map<String, Command> byName = new LinkedHashMap<>();

	SiteCommands(SessionOverview sessions, SessionProperties properties, ServerTls tls) {
		this.sessions = sessions;
		this.properties = properties;
		this.tls = tls;
		List.of(Command.named("CHMOD").describedAs("<mode> <path>").afterLogin().handledBy(SiteCommands::changeMode),
				Command.named("UTIME").describedAs("<time> <path>").afterLogin().handledBy(SiteCommands::setTime),
				Command.named("IDLE").describedAs("[<seconds>]").afterLogin().handledBy(this::idle),
				Command.named("WHO").afterLogin().handledBy(this::who), Command.named("HELP").handledBy(this::help))
			.forEach((row) -> this.byName.put(row.verb(), row));
	}

	@Override
	public List<Command> rows() {
		return List.of(Command.named("SITE").describedAs("<command> [<argument>]").handledBy(this::site));
	}

	private Reply site(Session session, String argument) throws IOException {
		String[] parts = argument.stripLeading().split(" ", 2);
		String rest = (parts.length > 1) ? parts[1] : "";
		Command command = this.byName.get(parts[0].toUpperCase(Locale.ROOT));
		if (command == null || !(command.action() instanceof Action.Replying action)) {
			return Reply.of(504, "SITE %s is not offered here, see SITE HELP.".formatted(parts[0]));
		}
		Reply refusal = command.refusal(Circumstances.of(session, this.tls), rest);
		return (refusal != null) ? refusal : action.perform(session, rest);
	}

	private static Reply changeMode(Session session, String argument) throws IOException {
		String[] parts = argument.split(" ", 2);
		if (parts.length < 2) {
			return Reply.of(501, "Syntax: SITE CHMOD <mode> <path>, the mode as in 644.");
		}
		session.login().files().setMode(session.resolve(parts[1]), UnixMode.parse(parts[0]).bits());
		return Reply.of(200, "The mode is %s.".formatted(parts[0]));
	}

	private static Reply setTime(Session session, String argument) throws IOException {
		Matcher timeFirst = TIME_FIRST.matcher(argument);
		Matcher pathFirst = PATH_FIRST.matcher(argument);
		String time;
		String path;
		if (pathFirst.matches()) {
			path = pathFirst.group(1);
			time = pathFirst.group(2);
		}
		else if (timeFirst.matches()) {
			time = timeFirst.group(1);
			path = timeFirst.group(2);
		}
		else {
			return Reply.of(501, "Syntax: SITE UTIME YYYYMMDDhhmm[ss] <path>");
		}
		boolean toTheMinute = time.length() == 12;
		Instant modified = FtpTime.parse(toTheMinute ? time + "00" : time);
		session.login().files().setModified(session.resolve(path), modified);
		return Reply.of(200, "The time is %s.".formatted(FtpTime.format(modified)));
	}

	private Reply idle(Session session, String argument) {
		if (argument.isBlank()) {
			return Reply.of(200, "The idle timeout is %d seconds, at most %d."
				.formatted(session.activity().idleTimeout().toSeconds(), this.properties.idleTimeoutMax().toSeconds()));
		}
		if (!argument.strip().matches("[1-9]\\d{0,8}")) {
			return Reply.of(501, "SITE IDLE takes a number of seconds.");
		}
		Duration asked = Duration.ofSeconds(Long.parseLong(argument.strip()));
		Duration most = this.properties.idleTimeoutMax();
		if (asked.compareTo(most) > 0) {
			return Reply.of(501, "The idle timeout is at most %d seconds.".formatted(most.toSeconds()));
		}
		session.activity().idleTimeout(asked);
		return Reply.of(200, "The idle timeout is %d seconds.".formatted(asked.toSeconds()));
	}

	/** Only the user's own sessions: the others are nobody's business. */
	private Reply who(Session session, String argument) {
		List<String> lines = this.sessions.sessions()
			.stream()
			.filter((other) -> Objects.equals(other.user(), session.userName()))
			.map((other) -> " %s from %s since %s, idle for %d seconds %s"
				.formatted(other.user(), other.client().getHostAddress(), FtpTime.format(other.since()),
						other.idle().toSeconds(), other.software())
				.stripTrailing())
			.toList();
		return Reply.multiline(211, "Your sessions:", lines, "%d in all.".formatted(lines.size()));
	}

	private Reply help(Session session, String argument) {
		List<String> lines = this.byName.values().stream().map((row) -> " " + row.usage()).toList();
		return Reply.multiline(214, "SITE commands:", lines, "End.");
	}

}
