package dev.wharf.upload;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

import dev.wharf.property.InvalidPropertyException;
import org.jspecify.annotations.Nullable;

/**
 * Takes rejected files away: to a folder where operators find them, or for good.
 * Thread-safe.
 */
final class Quarantine {

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss.SSS")
		.withZone(ZoneOffset.UTC);

	private static final int LONGEST_NAME = 100;

	private final @Nullable Path folder;

	private final Clock clock;

	/**
	 * Makes the folder, for nobody but this service.
	 * @param folder where rejected files go; {@code null} if they are removed
	 */
	Quarantine(@Nullable Path folder, Clock clock) {
		this.folder = folder;
		this.clock = clock;
		if (folder != null && !Files.isDirectory(folder)) {
			try {
				Files.createDirectories(folder,
						PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
			}
			catch (IOException ex) {
				throw new InvalidPropertyException("wharf.uploads.quarantine", folder.toString(),
						"is a folder that cannot be made", "Name one that this service may make or write to.", ex);
			}
		}
	}

	/**
	 * Takes a file away.
	 * @return where it is now, or {@code null} if it is gone
	 * @throws IOException when it could not be kept; it is gone then
	 */
	@Nullable Path take(ArrivedUpload upload) throws IOException {
		Path content = upload.content();
		try {
			return (this.folder != null) ? Files.move(content, this.folder.resolve(nameOf(upload))) : null;
		}
		finally {
			Files.deleteIfExists(content);
		}
	}

	/**
	 * Time and session make it unique; of the name remains what every shell and file
	 * system bears.
	 */
	private String nameOf(ArrivedUpload upload) {
		String plain = upload.name().replaceAll("[^A-Za-z0-9._-]", "_");
		String end = plain.substring(Math.max(0, plain.length() - LONGEST_NAME));
		return TIME.format(Instant.now(this.clock)) + "-" + upload.session() + "-" + end;
	}

}
