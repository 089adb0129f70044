package dev.wharf.upload;

import java.io.IOException;

/**
 * Looks at uploads before they are in place. Each bean of this type is asked about every
 * upload, at the same time as the others and those of {@code wharf.uploads.validators};
 * all have to accept. Thread-safe.
 */
@FunctionalInterface
public interface UploadValidator {

	/**
	 * Decides about an upload. Is interrupted when {@code wharf.uploads.timeout} is over.
	 * @param upload what has arrived
	 * @return accepted or rejected, or undecided
	 * @throws IOException when it cannot be told: the upload is undecided then
	 * @throws InterruptedException when there is no time left
	 */
	UploadVerdict validate(ArrivedUpload upload) throws IOException, InterruptedException;

}
