package dev.wharf.command;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.stream.Stream;

import dev.wharf.protocol.Reply;
import dev.wharf.storage.StorageFullException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What failures mean to clients.
 */
class FailureRepliesTests {

	static Stream<Arguments> failures() {
		return Stream.of(Arguments.of(new NoSuchFileException("/a"), 550, "550 /a: no such file or folder."),
				Arguments.of(new NoSuchFileException("/a"), 553, "553 /a: no such file or folder."),
				Arguments.of(new FileAlreadyExistsException("/a"), 550, "550 /a: already exists."),
				Arguments.of(new AccessDeniedException("/a"), 553, "553 /a: permission denied."),
				Arguments.of(new NotDirectoryException("/a"), 550, "550 /a: not a folder."),
				Arguments.of(new DirectoryNotEmptyException("/a"), 550, "550 /a: the folder is not empty."),
				Arguments.of(new StorageFullException("/a"), 550, "452 /a: no space left."),
				Arguments.of(new FileSystemException("/a", null, "read-only file system"), 550,
						"550 /a: read-only file system."),
				Arguments.of(new InvalidPathException("\0", "NUL"), 550, "501 This is no valid file name."),
				Arguments.of(new InvalidPathException("\0", "NUL"), 553, "553 This is no valid file name."),
				Arguments.of(new IllegalArgumentException("a port is a number"), 550, "501 A port is a number"),
				Arguments.of(new Refused(554, "Too far."), 550, "554 Too far."));
	}

	@ParameterizedTest
	@MethodSource("failures")
	void aFailureOfTheFileSystemBecomesAReply(Exception failure, int denied, String reply) {
		assertThat(text(FailureReplies.replyTo(failure, denied))).isEqualTo(reply);
	}

	@ParameterizedTest
	@MethodSource("unexpected")
	void anUnexpectedOneTellsNothingOfTheServer(IOException failure) {
		assertThat(text(FailureReplies.replyTo(failure, 550))).startsWith("451 ").doesNotContain("/srv/secret");
	}

	static Stream<IOException> unexpected() {
		return Stream.of(new IOException("/srv/secret is broken"));
	}

	private static String text(Reply reply) {
		return reply.code() + " " + reply.lines().getFirst();
	}

}
