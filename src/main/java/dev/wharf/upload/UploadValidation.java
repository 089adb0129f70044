package dev.wharf.upload;

/**
 * Has uploads validated, wherever the validators are. Thread-safe.
 */
public interface UploadValidation {

	/**
	 * Whether there is any validator. If so, no octet of an upload may be seen before all
	 * of it has been accepted.
	 * @return the same at all times
	 */
	boolean isWanted();

	/**
	 * Decides about an upload; takes as long as its validators, within
	 * {@code wharf.uploads.timeout}. What is rejected is no longer where it was: it is
	 * gone, or in quarantine.
	 * @param upload what has arrived
	 * @return the verdict
	 */
	UploadVerdict validate(ArrivedUpload upload);

}
