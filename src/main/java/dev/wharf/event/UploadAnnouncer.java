package dev.wharf.event;

import java.io.IOException;

/**
 * Takes responsibility for telling others about files that clients have stored. Only
 * where somebody wants to be told there is one. Thread-safe.
 */
@FunctionalInterface
public interface UploadAnnouncer {

	/**
	 * Makes sure that the upload will be announced, whatever happens to this process from
	 * now on.
	 * @param upload what was stored; its client has not been told yet
	 * @throws IOException when that cannot be promised
	 */
	void announce(UploadStored upload) throws IOException;

}
