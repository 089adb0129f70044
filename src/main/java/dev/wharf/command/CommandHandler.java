package dev.wharf.command;

import java.io.IOException;

import dev.wharf.protocol.ControlLine;
import dev.wharf.protocol.Reply;
import dev.wharf.session.CommandQueue.Turn;
import dev.wharf.session.Session;
import dev.wharf.tls.ServerTls;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Service;

/**
 * Turns lines into replies: finds the row, checks its gates in one place and one order,
 * and runs its action. The same for every network architecture: it knows neither threads
 * nor sockets. Thread-safe; the lines of one session are to be brought one after another.
 */
@Service
public final class CommandHandler {

	private static final Logger logger = LoggerFactory.getLogger(CommandHandler.class);

	private static final String UNKNOWN = "unknown";

	private final CommandTable table;

	private final ServerTls tls;

	private final Transfers transfers;

	private final CommandLog log;

	CommandHandler(CommandTable table, ServerTls tls, Transfers transfers, CommandLog log) {
		this.table = table;
		this.tls = tls;
		this.transfers = transfers;
		this.log = log;
	}

	/**
	 * Takes a line that has arrived. The command runs now, or after the transfer that is
	 * under way.
	 * @param session whose line it is
	 * @param line the line
	 */
	public void handle(Session session, ControlLine line) {
		session.activity().heard();
		Request request = Request.of(line);
		Command command = this.table.find(request.verb());
		Turn turn = (command != null) ? command.turn() : Turn.IN_ORDER;
		boolean taken = session.commands()
			.submit(() -> guarded(session, () -> execute(session, line, request, command)), turn);
		if (!taken) {
			session.send(Reply.of(503, "%s has to wait for the end of what goes before.".formatted(request.verb())));
		}
	}

	/** The last line of defence: an error of ours ends this session, and no other. */
	private static void guarded(Session session, Runnable command) {
		try {
			command.run();
		}
		catch (RuntimeException ex) {
			logger.error("Session {} is closed after an error", session.id(), ex);
			session.disconnect();
		}
	}

	private void execute(Session session, ControlLine line, Request request, @Nullable Command command) {
		Exchange exchange = new Exchange(session, (command != null) ? command.verb() : UNKNOWN, System.nanoTime());
		String argument = request.argument(session.names());
		session.dialogue().nextCommand();
		session.software().says(exchange.verb(), argument);
		this.log.received(session, command, argument);
		if (line.tooLong()) {
			answer(exchange, Reply.of(500, "The line is too long."));
		}
		else if (command == null) {
			answer(exchange, Reply.of(500, "Unknown command."));
		}
		else {
			perform(exchange, command, argument);
		}
	}

	private void perform(Exchange exchange, Command command, String argument) {
		Session session = exchange.session();
		Reply refusal = command.refusal(Circumstances.of(session, this.tls), argument);
		if (refusal != null) {
			answer(exchange, refusal);
			return;
		}
		try {
			switch (command.action()) {
				case Action.Replying action -> answer(exchange, action.perform(session, argument));
				case Action.Reporting action -> report(exchange, action.prepare(session, argument));
				case Action.Transferring action ->
					this.transfers.start(exchange, command, action.prepare(session, argument));
				case null -> throw new IllegalStateException(command.verb());
			}
		}
		catch (IOException | IllegalArgumentException | Refused ex) {
			answer(exchange, FailureReplies.replyTo(ex, command.deniedCode()));
		}
		catch (RuntimeException ex) {
			logger.error("{} failed in session {}", command.verb(), session.id(), ex);
			answer(exchange, Reply.of(451, "The command failed because of an error in the server."));
		}
	}

	private void report(Exchange exchange, Report report) throws IOException {
		Session session = exchange.session();
		session.sendPart(Reply.of(report.code(), report.first()).opening(session.names()));
		try (ReportStream stream = new ReportStream(session)) {
			report.body().writeTo(stream);
		}
		answer(exchange, Reply.of(report.code(), report.last()));
	}

	private void answer(Exchange exchange, Reply reply) {
		exchange.session().send(reply);
		this.log.answered(exchange, reply);
	}

}
