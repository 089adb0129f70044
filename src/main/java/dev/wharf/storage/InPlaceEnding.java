package dev.wharf.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Ends an upload that was written where it belongs: there is nothing to do but to remove
 * what broke, if wanted.
 */
record InPlaceEnding(Path file, boolean removedWhenBroken) implements LocalUpload.Ending {

	@Override
	public void whole() {
		// It is in place.
	}

	@Override
	public void broken() throws IOException {
		if (this.removedWhenBroken) {
			Files.deleteIfExists(this.file);
		}
	}

}
