package dev.wharf.storage;

import java.io.Serial;
import java.nio.file.FileSystemException;

/**
 * There is no room left for an upload: a type of its own because it has a reply code of
 * its own (452).
 */
public final class StorageFullException extends FileSystemException {

	@Serial
	private static final long serialVersionUID = 1L;

	/**
	 * Says where there is no room.
	 * @param virtualPath what could not be written, as the client names it
	 */
	public StorageFullException(String virtualPath) {
		super(virtualPath, null, "no space left on the server");
	}

}
