package dev.wharf.command;

import java.time.Duration;

import dev.wharf.event.WharfEvent.CommandCompleted;
import dev.wharf.protocol.Reply;
import dev.wharf.session.Session;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Tells what is said: to those who listen for events, at DEBUG to the log, and to who
 * watches the session, without the arguments that the table marks as secret.
 */
@Component
class CommandLog {

	private static final Logger logger = LoggerFactory.getLogger(CommandLog.class);

	private final ApplicationEventPublisher events;

	CommandLog(ApplicationEventPublisher events) {
		this.events = events;
	}

	/**
	 * An argument of an unknown verb is not shown either: it may be a mistyped PASS.
	 */
	void received(Session session, @Nullable Command command, String argument) {
		String verb = (command != null) ? command.verb() : "?";
		session.transcript().command(verb);
		if (isWanted(session)) {
			boolean shown = command != null && !command.secret();
			say(session, "> %s %s".formatted(verb, shown ? printable(argument) : "***"));
		}
	}

	void answered(Exchange exchange, Reply reply) {
		if (isWanted(exchange.session())) {
			say(exchange.session(), "< %d %s".formatted(reply.code(), printable(reply.lines().getFirst())));
		}
		Duration took = Duration.ofNanos(System.nanoTime() - exchange.startedAt());
		this.events.publishEvent(new CommandCompleted(exchange.session().id(), exchange.verb(), reply.code(), took));
	}

	private static boolean isWanted(Session session) {
		return logger.isDebugEnabled() || session.transcript().isWatched();
	}

	private static void say(Session session, String line) {
		logger.debug("[{}] {}", session.id(), line);
		session.transcript().note("%.3f s %s".formatted(session.activity().age().toMillis() / 1000.0, line));
	}

	/** A client cannot write lines of its own into the log. */
	private static String printable(String text) {
		return text.replaceAll("\\p{Cntrl}", "?");
	}

}
