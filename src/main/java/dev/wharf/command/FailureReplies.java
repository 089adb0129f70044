package dev.wharf.command;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

import dev.wharf.protocol.Reply;
import dev.wharf.storage.StorageFullException;
import org.jspecify.annotations.Nullable;

/**
 * What a failure of the file system means to a client: the one place where exceptions
 * become reply codes.
 */
final class FailureReplies {

	private FailureReplies() {
	}

	/**
	 * The reply to a failure.
	 * @param failure what was thrown; the paths in it are virtual
	 * @param denied the command's code for what will not work later either (550 or 553)
	 * @return the reply
	 */
	static Reply replyTo(Exception failure, int denied) {
		return switch (failure) {
			case Refused refused -> refused.reply();
			case NoSuchFileException missing -> Reply.of(denied, about(missing, "no such file or folder."));
			case FileAlreadyExistsException taken -> Reply.of(denied, about(taken, "already exists."));
			case AccessDeniedException forbidden -> Reply.of(denied, about(forbidden, "permission denied."));
			case NotDirectoryException file -> Reply.of(denied, about(file, "not a folder."));
			case DirectoryNotEmptyException full -> Reply.of(denied, about(full, "the folder is not empty."));
			case StorageFullException full -> Reply.of(452, about(full, "no space left."));
			case FileSystemException other -> Reply.of(denied, about(other, reason(other)));
			case IOException other -> Reply.of(451, "The file could not be processed, please try again later.");
			case InvalidPathException bad -> Reply.of((denied == 553) ? 553 : 501, "This is no valid file name.");
			case IllegalArgumentException bad -> Reply.of(501, sentence(bad.getMessage()));
			default -> throw new IllegalStateException(failure);
		};
	}

	private static String about(FileSystemException failure, String what) {
		String file = failure.getFile();
		return (file != null) ? file + ": " + what : sentence(what);
	}

	private static String reason(FileSystemException failure) {
		String reason = failure.getReason();
		return (reason != null) ? (reason.endsWith(".") ? reason : reason + ".") : "not possible.";
	}

	private static String sentence(@Nullable String text) {
		return (text == null || text.isEmpty()) ? "Syntax error in the argument."
				: Character.toUpperCase(text.charAt(0)) + text.substring(1);
	}

}
