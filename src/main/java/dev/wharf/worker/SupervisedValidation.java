package dev.wharf.worker;

import java.time.Duration;

import dev.wharf.upload.ArrivedUpload;
import dev.wharf.upload.UploadValidation;
import dev.wharf.upload.UploadVerdict;
import dev.wharf.worker.Message.Query;
import dev.wharf.worker.Message.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * Uploads that the supervisor has validated: it has the validators, and the same disk.
 */
final class SupervisedValidation implements UploadValidation {

	private static final Duration MARGIN = Duration.ofSeconds(5);

	private final Supervision supervision;

	private final @Nullable Duration timeout;

	/**
	 * Prepares for uploads.
	 * @param timeout how long the validators may take; {@code null} if there are none
	 */
	SupervisedValidation(Supervision supervision, @Nullable Duration timeout) {
		this.supervision = supervision;
		this.timeout = timeout;
	}

	@Override
	public boolean isWanted() {
		return this.timeout != null;
	}

	@Override
	public UploadVerdict validate(ArrivedUpload upload) {
		if (this.timeout == null) {
			return new UploadVerdict.Accepted();
		}
		Verdict.Validated answer = this.supervision.ask(new Query.Validate(upload), Verdict.Validated.class,
				this.timeout.plus(MARGIN));
		return (answer != null) ? answer.verdict() : new UploadVerdict.Undecided("the supervisor does not answer");
	}

}
