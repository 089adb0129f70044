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
 * Tells what is said: to those who listen for events, and at DEBUG to the log, without
 * the arguments that the table marks as secret.
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
		if (logger.isDebugEnabled()) {
			boolean shown = command != null && !command.secret();
			logger.debug("[{}] > {} {}", session.id(), (command != null) ? command.verb() : "?",
					shown ? printable(argument) : "***");
		}
	}

	void answered(Exchange exchange, Reply reply) {
		if (logger.isDebugEnabled()) {
			logger.debug("[{}] < {} {}", exchange.session().id(), reply.code(), printable(reply.lines().getFirst()));
		}
		Duration took = Duration.ofNanos(System.nanoTime() - exchange.startedAt());
		this.events.publishEvent(new CommandCompleted(exchange.session().id(), exchange.verb(), reply.code(), took));
	}

	/** A client cannot write lines of its own into the log. */
	private static String printable(String text) {
		return text.replaceAll("\\p{Cntrl}", "?");
	}

}
