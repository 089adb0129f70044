package dev.wharf.command;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;

import dev.wharf.event.WharfEvent;
import dev.wharf.event.WharfEvent.DataSecured;
import dev.wharf.event.WharfEvent.TransferEnded;
import dev.wharf.event.WharfEvent.TransferKind;
import dev.wharf.event.WharfEvent.TransferResult;
import dev.wharf.event.WharfEvent.TransferStarted;
import dev.wharf.event.WharfEvent.TransferTimes;
import dev.wharf.protocol.Reply;
import dev.wharf.session.Session;
import dev.wharf.session.SessionProperties;
import dev.wharf.tls.ControlTls;
import dev.wharf.tls.DataTls;
import dev.wharf.transfer.DataEndpoint;
import dev.wharf.transfer.Transfer;
import dev.wharf.transfer.TransferEngine;
import dev.wharf.transfer.TransferObserver;
import dev.wharf.transfer.TransferOutcome;
import dev.wharf.user.FtpUser;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Runs the transfers that commands prepare, and says what RFC 959 section 5.4 wants said
 * when they begin and end. The session's other commands wait meanwhile.
 */
@Component
class Transfers {

	private static final Logger logger = LoggerFactory.getLogger(Transfers.class);

	private final TransferEngine engine;

	private final CommandLog log;

	private final ApplicationEventPublisher events;

	private final SessionProperties properties;

	Transfers(TransferEngine engine, CommandLog log, ApplicationEventPublisher events, SessionProperties properties) {
		this.engine = engine;
		this.log = log;
		this.events = events;
		this.properties = properties;
	}

	void start(Exchange exchange, Command command, TransferJob job) throws IOException {
		Session session = exchange.session();
		DataEndpoint endpoint = session.data().take();
		if (endpoint == null) {
			job.resource().close();
			throw new Refused(425, "Use PASV, EPSV, PORT or EPRT first.");
		}
		session.commands().hold();
		Transfer transfer = this.engine.start(job.plan(), endpoint, protection(session),
				new Observer(exchange, command, job));
		session.data().started(transfer, job.path(), job.size());
	}

	/** RFC 4217 section 9: what PROT has agreed on. */
	private static @Nullable DataTls protection(Session session) {
		ControlTls tls = session.tls();
		boolean isPrivate = session.terms().protection().isPrivate();
		return (tls != null && isPrivate) ? tls.data() : null;
	}

	/** What the client and the service hear of one transfer. */
	private final class Observer implements TransferObserver {

		private final Exchange exchange;

		private final Command command;

		private final TransferJob job;

		/** The login may be over when the transfer is. */
		private final FtpUser user;

		private Observer(Exchange exchange, Command command, TransferJob job) {
			this.exchange = exchange;
			this.command = command;
			this.job = job;
			this.user = exchange.session().login().user();
		}

		@Override
		public void connected(Transfer transfer) {
			Session session = this.exchange.session();
			session.send(Reply.of(150, this.job.opening()));
			Transfers.this.events.publishEvent(new TransferStarted(session.id(), session.peer(), this.user.name(),
					this.job.kind(), this.job.path().toString()));
		}

		@Override
		public void secured(Transfer transfer, DataTls.Verdict verdict) {
			Session session = this.exchange.session();
			String program = WharfEvent.word(session.software().program());
			if (session.data().secured()) {
				logger.info("Session {} ({}, {}): its data connections {} the TLS session of the control connection",
						session.id(), program, verdict.protocol(), verdict.resumed() ? "resume" : "do not resume");
			}
			Transfers.this.events.publishEvent(
					new DataSecured(session.id(), program, verdict.protocol(), verdict.resumed(), verdict.accepted()));
		}

		@Override
		public void ended(Transfer transfer, TransferOutcome outcome) {
			Session session = this.exchange.session();
			try {
				Reply reply = conclude(outcome);
				session.send(reply);
				Transfers.this.log.answered(this.exchange, reply);
				publish(transfer, outcome, reply);
			}
			finally {
				session.data().ended(transfer);
				session.commands().release();
			}
		}

		@SuppressWarnings("try")
		private Reply conclude(TransferOutcome outcome) {
			try (Closeable resource = this.job.resource()) {
				return reply(outcome);
			}
			catch (IOException | IllegalArgumentException | Refused ex) {
				return inTransfer(ex);
			}
			catch (RuntimeException ex) {
				logger.error("{} failed in session {}", this.command.verb(), this.exchange.session().id(), ex);
				return Reply.of(451, "The transfer failed because of an error in the server.");
			}
		}

		private Reply reply(TransferOutcome outcome) throws IOException {
			return switch (outcome) {
				case TransferOutcome.Completed completed -> completed();
				case TransferOutcome.Aborted aborted -> Reply.of(426, sentence(aborted.reason()));
				case TransferOutcome.NotConnected missing -> Reply.of(425, sentence(missing.reason()));
				case TransferOutcome.NotSecured unsafe -> notSecured(unsafe);
				case TransferOutcome.ConnectionLost lost -> Reply.of(426, sentence(lost.reason()));
				case TransferOutcome.Stalled stalled -> Reply.of(426,
						"Nothing has moved for %d seconds, transfer aborted.".formatted(stalled.allowed().toSeconds()));
				case TransferOutcome.LocalFailure failure -> inTransfer(failure.cause());
			};
		}

		/**
		 * In stream mode the end of the connection is the end of the file. When a client
		 * dies, its control connection ends with it, and the upload counts as broken (RFC
		 * 959 section 4.1.1).
		 */
		private Reply completed() throws IOException {
			boolean endIsPlain = this.job.kind() == TransferKind.UPLOAD && !this.job.plan().format().deflate();
			if (endIsPlain && this.exchange.session().endsWithin(Transfers.this.properties.uploadGrace())) {
				return Reply.of(426, "The client is gone, the upload is incomplete.");
			}
			return this.job.completion().complete();
		}

		private Reply notSecured(TransferOutcome.NotSecured unsafe) {
			logger.info("Session {}: a data connection is not used: {}", this.exchange.session().id(), unsafe.reason());
			return Reply.of(unsafe.refused() ? 522 : 425, sentence(unsafe.reason()));
		}

		private static String sentence(String text) {
			return text.endsWith(".") ? text : text + ".";
		}

		/**
		 * After the 150 a file cannot be unavailable any more: 451, or 452 for lack of
		 * space.
		 */
		private Reply inTransfer(Exception cause) {
			logger.warn("{} {} failed in session {}: {}", this.command.verb(), this.job.path(),
					this.exchange.session().id(), cause.toString());
			return FailureReplies.replyTo(cause, 451);
		}

		private void publish(Transfer transfer, TransferOutcome outcome, Reply reply) {
			Session session = this.exchange.session();
			Transfers.this.events.publishEvent(new TransferEnded(session.id(), session.peer(), this.user.name(),
					this.job.kind(), this.job.path().toString(), this.job.plan().format().ascii(),
					this.user.anonymous(), transfer.octets(), times(transfer), result(outcome, reply)));
		}

		private TransferTimes times(Transfer transfer) {
			long begun = this.exchange.startedAt();
			Duration whole = Duration.ofNanos(System.nanoTime() - begun);
			return new TransferTimes(whole, transfer.untilConnected(begun), transfer.untilFirstOctet());
		}

		private static TransferResult result(TransferOutcome outcome, Reply reply) {
			return switch (outcome) {
				case TransferOutcome.Completed completed ->
					reply.isPositive() ? TransferResult.COMPLETED : UploadChecks.result(reply);
				case TransferOutcome.Aborted aborted -> TransferResult.ABORTED;
				case TransferOutcome.NotConnected missing -> TransferResult.NOT_CONNECTED;
				case TransferOutcome.NotSecured unsafe -> TransferResult.NOT_SECURED;
				case TransferOutcome.ConnectionLost lost -> TransferResult.BROKEN;
				case TransferOutcome.Stalled stalled -> TransferResult.BROKEN;
				case TransferOutcome.LocalFailure failure -> TransferResult.FAILED;
			};
		}

	}

}
