package dev.wharf.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Ends an upload that was written where it belongs: there is nothing to do but to remove
 * what broke, if wanted.
 *
 * @param file the place
 * @param isNew whether there was nothing before
 * @param kept whether a broken upload stays
 */
record InPlaceEnding(Path file, boolean isNew, boolean kept) implements LocalUpload.Ending {

	@Override
	public StoredFile whole() throws IOException {
		return new StoredFile(Files.size(this.file), null);
	}

	@Override
	public void broken(UploadChannel written) throws IOException {
		if (written.hasBegun() ? !this.kept : this.isNew) {
			Files.deleteIfExists(this.file);
		}
	}

}
