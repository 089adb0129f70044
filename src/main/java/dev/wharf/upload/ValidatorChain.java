package dev.wharf.upload;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import dev.wharf.event.WharfEvent.UploadValidated;
import dev.wharf.upload.UploadProperties.WhenUndecided;
import dev.wharf.upload.UploadVerdict.Accepted;
import dev.wharf.upload.UploadVerdict.Rejected;
import dev.wharf.upload.UploadVerdict.Undecided;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.ApplicationEventPublisher;

/**
 * Asks all validators at the same time. One that rejects outweighs all others; one that
 * cannot tell outweighs those that accept. Thread-safe.
 */
final class ValidatorChain implements UploadValidation, AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(ValidatorChain.class);

	private final List<UploadValidator> validators;

	private final UploadProperties properties;

	private final Quarantine quarantine;

	private final ApplicationEventPublisher events;

	private final ExecutorService threads = Executors
		.newThreadPerTaskExecutor(Thread.ofVirtual().name("ftp-validation-", 0).factory());

	ValidatorChain(List<UploadValidator> validators, UploadProperties properties, Quarantine quarantine,
			ApplicationEventPublisher events) {
		this.validators = validators;
		this.properties = properties;
		this.quarantine = quarantine;
		this.events = events;
	}

	@Override
	public boolean isWanted() {
		return !this.validators.isEmpty();
	}

	@Override
	public UploadVerdict validate(ArrivedUpload upload) {
		long begun = System.nanoTime();
		UploadVerdict verdict = ask(upload);
		Duration took = Duration.ofNanos(System.nanoTime() - begun);
		this.events.publishEvent(switch (verdict) {
			case Accepted accepted -> validated(upload, UploadValidated.Decision.ACCEPTED, null, took);
			case Rejected rejected -> {
				String kept = takeAway(upload);
				logger.warn("{} of user '{}' in session {} is rejected: {} It is {}.", upload.path(), upload.user(),
						upload.session(), rejected.reason(), (kept != null) ? "at " + kept : "removed");
				yield validated(upload, UploadValidated.Decision.REJECTED, rejected.reason(), took);
			}
			case Undecided undecided -> {
				logger.error("Nobody can decide about {} of user '{}' in session {}: {}", upload.path(), upload.user(),
						upload.session(), undecided.reason());
				yield validated(upload, UploadValidated.Decision.UNDECIDED, undecided.reason(), took);
			}
		});
		boolean stored = verdict instanceof Undecided && this.properties.whenUndecided() == WhenUndecided.ACCEPT;
		return stored ? new Accepted() : verdict;
	}

	private static UploadValidated validated(ArrivedUpload upload, UploadValidated.Decision outcome,
			@Nullable String reason, Duration took) {
		return new UploadValidated(upload.session(), upload.peer(), upload.user(), upload.path(), outcome, reason,
				took);
	}

	private UploadVerdict ask(ArrivedUpload upload) {
		List<Callable<UploadVerdict>> questions = this.validators.stream()
			.<Callable<UploadVerdict>>map((validator) -> () -> validator.validate(upload))
			.toList();
		try {
			List<UploadVerdict> verdicts = this.threads
				.invokeAll(questions, this.properties.timeout().toMillis(), TimeUnit.MILLISECONDS)
				.stream()
				.map(this::verdict)
				.toList();
			return first(Rejected.class, verdicts, first(Undecided.class, verdicts, new Accepted()));
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return new Undecided("there was no time to ask");
		}
	}

	private UploadVerdict verdict(Future<UploadVerdict> asked) {
		return switch (asked.state()) {
			case SUCCESS -> asked.resultNow();
			case FAILED -> new Undecided(describe(asked.exceptionNow()));
			case CANCELLED, RUNNING ->
				new Undecided("no answer within %d ms".formatted(this.properties.timeout().toMillis()));
		};
	}

	private static String describe(Throwable failure) {
		boolean foreseen = failure instanceof IOException && failure.getMessage() != null;
		return foreseen ? Objects.requireNonNull(failure.getMessage()) : failure.toString();
	}

	private static UploadVerdict first(Class<? extends UploadVerdict> kind, List<UploadVerdict> verdicts,
			UploadVerdict otherwise) {
		return verdicts.stream().filter(kind::isInstance).findFirst().orElse(otherwise);
	}

	private @Nullable String takeAway(ArrivedUpload upload) {
		try {
			return Objects.toString(this.quarantine.take(upload), null);
		}
		catch (IOException ex) {
			logger.error("What was rejected in session {} could not be kept: {}", upload.session(), ex.toString());
			return null;
		}
	}

	/** Who is asked still is not any more. */
	@Override
	public void close() {
		this.threads.shutdownNow();
	}

}
