package dev.wharf.storage;

import java.io.Closeable;
import java.io.IOException;

import org.jspecify.annotations.Nullable;

import dev.wharf.protocol.FileFacts;

/**
 * The entries of one folder, read one by one while they are sent, so that a folder of any
 * size takes the same memory. Not thread-safe. To be closed when done.
 */
public interface DirectoryEntries extends Closeable {

	/**
	 * Reads the next entry, in the order the folder gives them; "." and ".." are not
	 * among them.
	 * @return the entry, or {@code null} after the last one
	 * @throws IOException when the folder cannot be read any further
	 */
	@Nullable FileFacts next() throws IOException;

}
