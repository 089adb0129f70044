package dev.wharf.storage;

import java.io.IOException;
import java.time.Instant;

import dev.wharf.protocol.DigestAlgorithm;
import dev.wharf.protocol.FileFacts;
import dev.wharf.protocol.VirtualPath;

/**
 * A place that keeps files: what {@link VirtualFileSystem} needs of it, and no more, so
 * that another kind of place is one class. It knows nothing of rights. Failures are the
 * exceptions of {@code java.nio.file} and name virtual paths only. Thread-safe.
 */
interface Storage {

	FileFacts facts(VirtualPath path, PermLetters letters) throws IOException;

	DirectoryEntries list(VirtualPath folder, PermLetters letters) throws IOException;

	Download download(VirtualPath file) throws IOException;

	Upload upload(VirtualPath file, UploadMode mode) throws IOException;

	long resumableSize(VirtualPath file) throws IOException;

	Download resumable(VirtualPath file) throws IOException;

	void delete(VirtualPath file) throws IOException;

	void removeDirectory(VirtualPath folder) throws IOException;

	void makeDirectory(VirtualPath folder) throws IOException;

	/**
	 * Moves a file or folder.
	 * @param replace whether a file may take the place of another; without it that is a
	 * {@link java.nio.file.FileAlreadyExistsException}
	 */
	void rename(VirtualPath from, VirtualPath to, boolean replace) throws IOException;

	void setModified(VirtualPath path, Instant time) throws IOException;

	void setCreated(VirtualPath path, Instant time) throws IOException;

	void setMode(VirtualPath path, int mode) throws IOException;

	long availableSpace(VirtualPath path) throws IOException;

	String digest(VirtualPath file, DigestAlgorithm algorithm, long from, long to) throws IOException;

}
