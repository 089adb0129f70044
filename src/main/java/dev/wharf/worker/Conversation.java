package dev.wharf.worker;

import java.io.IOException;

import dev.wharf.connection.ConditionalOnSupervision;
import dev.wharf.event.UploadAnnouncer;
import dev.wharf.limit.LoginThrottle;
import dev.wharf.limit.SessionLimits;
import dev.wharf.session.SessionOverview;
import dev.wharf.upload.UploadValidation;
import dev.wharf.user.Logins;
import dev.wharf.worker.Message.Answer;
import dev.wharf.worker.Message.Beat;
import dev.wharf.worker.Message.Happened;
import dev.wharf.worker.Message.Logged;
import dev.wharf.worker.Message.LoginSucceeded;
import dev.wharf.worker.Message.Question;
import dev.wharf.worker.Message.Released;
import dev.wharf.worker.Message.Verdict;
import dev.wharf.worker.Message.Report;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.slf4j.event.Level;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.stereotype.Component;

/**
 * Listens to processes: what happens in them happens in the service, what they log is in
 * its log, what they ask is answered. Thread-safe.
 */
@Component
@ConditionalOnSupervision
final class Conversation {

	private static final Logger logger = LoggerFactory.getLogger(Conversation.class);

	/** Under this name log lines say which process they come from. */
	private static final String MDC_KEY = "worker";

	private final Answers answers;

	private final ApplicationEventPublisher events;

	Conversation(SessionLimits limits, LoginThrottle throttle, Logins logins, SessionOverview overview,
			ApplicationEventPublisher events, UploadValidation validation, ObjectProvider<UploadAnnouncer> announcer) {
		this.answers = new Answers(limits, throttle, logins, overview, validation, announcer.getIfAvailable());
		this.events = events;
	}

	/**
	 * Takes what a process says.
	 * @param worker who says it
	 * @param link where answers go
	 * @throws IOException when the process says nothing any more
	 */
	void hold(Worker worker, Link link, Milestones milestones) throws IOException {
		MDC.put(MDC_KEY, worker.label());
		if (worker.hasOnlyOneClient()) {
			attendRehearsal(worker, link);
			milestones.ready(worker);
		}
		while (true) {
			take(hear(worker, link), worker, milestones);
		}
	}

	/** What happens in a rehearsal has not happened, and whoever asks gets a place. */
	private static void attendRehearsal(Worker worker, Link link) throws IOException {
		while (true) {
			switch (hear(worker, link)) {
				case Question question -> worker.send(new Answer(question.number(), new Verdict.Place(0)));
				case Logged logged -> log(logged);
				case Message.Ready ready -> {
					worker.relay(ready.relayPort());
					return;
				}
				case Message other -> logger.trace("In a rehearsal: {}", other);
			}
		}
	}

	private static Message hear(Worker worker, Link link) throws IOException {
		Message message = link.receive();
		worker.heard();
		return message;
	}

	private void take(Message message, Worker worker, Milestones milestones) throws IOException {
		switch (message) {
			case Beat beat -> worker.figures(beat.figures());
			case Happened happened ->
				this.events.publishEvent(new PayloadApplicationEvent<>(worker.origin(), happened.event()));
			case Logged logged -> log(logged);
			case Question question -> Thread.ofVirtual().name("worker-question").start(() -> answer(question, worker));
			case Released released -> release(released, worker, milestones);
			case LoginSucceeded login -> this.answers.succeeded(login);
			case Report report -> worker.reported(report);
			case Message.Ready ready -> {
				worker.relay(ready.relayPort());
				milestones.ready(worker);
			}
			case Message.Accepted accepted -> milestones.accepted(worker);
			default -> throw new IOException("A process does not say " + message);
		}
	}

	private static void log(Logged logged) {
		LoggerFactory.getLogger(logged.logger()).atLevel(Level.valueOf(logged.level())).log(logged.text());
	}

	private static void release(Released released, Worker worker, Milestones milestones) {
		worker.release(released.place());
		if (worker.hasOnlyOneClient() && worker.hasNoClient()) {
			milestones.left(worker);
		}
	}

	private void answer(Question question, Worker worker) {
		worker.send(new Answer(question.number(), this.answers.to(question.query(), worker)));
	}

	/** What the supervisor has to know at once. */
	interface Milestones {

		/** The process accepts clients. */
		void ready(Worker worker);

		/** The process has the one client that it is for. */
		void accepted(Worker worker);

		/** The one client that the process was for has left. */
		void left(Worker worker);

	}

}
