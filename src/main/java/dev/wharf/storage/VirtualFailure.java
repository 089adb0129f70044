package dev.wharf.storage;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import dev.wharf.protocol.VirtualPath;

/**
 * Takes real paths out of failures at the border to the client: the same kind of failure,
 * told of a virtual path. The original stays as the cause, for logs.
 */
final class VirtualFailure {

	/** A step that may fail with real paths, and gives a result. */
	interface Step<T> {

		T run() throws IOException;

	}

	/** A step that may fail with real paths. */
	interface Action {

		void run() throws IOException;

	}

	private VirtualFailure() {
	}

	static <T> T translated(VirtualPath path, Step<T> step) throws IOException {
		try {
			return step.run();
		}
		catch (IOException ex) {
			throw of(ex, path);
		}
		catch (InvalidPathException ex) {
			throw new FileSystemException(path.toString(), null, ex.getReason());
		}
	}

	static void translating(VirtualPath path, Action action) throws IOException {
		translated(path, () -> {
			action.run();
			return path;
		});
	}

	static IOException of(IOException failure, VirtualPath path) {
		String file = path.toString();
		String reason = (failure instanceof FileSystemException ex) ? ex.getReason() : failure.getMessage();
		FileSystemException translated = switch (failure) {
			case StorageFullException _ -> new StorageFullException(file);
			case NoSuchFileException _ -> new NoSuchFileException(file, null, reason);
			case AccessDeniedException _ -> new AccessDeniedException(file, null, reason);
			case FileAlreadyExistsException _ -> new FileAlreadyExistsException(file, null, reason);
			case NotDirectoryException _ -> new NotDirectoryException(file);
			case DirectoryNotEmptyException _ -> new DirectoryNotEmptyException(file);
			default -> isFull(reason) ? new StorageFullException(file) : new FileSystemException(file, null, reason);
		};
		translated.initCause(failure);
		return translated;
	}

	/** Whether the operating system's words mean that there is no room left. */
	private static boolean isFull(@Nullable String reason) {
		if (reason == null) {
			return false;
		}
		String words = reason.toLowerCase(Locale.ROOT);
		return words.contains("no space left") || words.contains("quota exceeded");
	}

}
