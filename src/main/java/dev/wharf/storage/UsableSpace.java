package dev.wharf.storage;

import java.io.File;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;

/**
 * The space that is left where a file or folder is. Asks for it by path:
 * {@link java.nio.file.FileStore} looks for the mount point first, which nobody finds in
 * a changed root.
 */
public final class UsableSpace {

	private UsableSpace() {
	}

	/**
	 * Asks the system. Thread-safe.
	 * @param path an existing file or folder
	 * @return what the account of this process can use, in octets
	 * @throws IOException when the system does not tell
	 */
	public static long at(Path path) throws IOException {
		File file = path.toFile();
		if (file.getTotalSpace() == 0) {
			throw new FileSystemException(path.toString(), null, "the system does not tell its space");
		}
		return file.getUsableSpace();
	}

}
