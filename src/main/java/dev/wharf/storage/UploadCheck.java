package dev.wharf.storage;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Looks at an upload when all of it has arrived, before it is in place.
 */
@FunctionalInterface
public interface UploadCheck {

	/** Lets everything pass. */
	UploadCheck NONE = (content) -> {
	};

	/**
	 * Returns when the upload may be in place. Whatever it throws makes the upload a
	 * broken one; it may take the content away then.
	 * @param content the whole file, which nobody writes to any more
	 * @throws IOException when that could not be told
	 */
	void check(Path content) throws IOException;

}
