package dev.wharf.storage;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import dev.wharf.protocol.FileFacts;
import dev.wharf.protocol.VirtualPath;

/**
 * Reads a local folder entry by entry. What broken uploads left there too long ago is
 * removed in passing: a sweep of its own would have to walk through all homes.
 */
final class LocalEntries implements DirectoryEntries {

	private final VirtualPath folder;

	private final DirectoryStream<Path> stream;

	private final Iterator<Path> paths;

	private final LocalFacts facts;

	private final LocalUploads uploads;

	private final PermLetters letters;

	LocalEntries(VirtualPath folder, DirectoryStream<Path> stream, LocalFacts facts, LocalUploads uploads,
			PermLetters letters) {
		this.folder = folder;
		this.stream = stream;
		this.paths = stream.iterator();
		this.facts = facts;
		this.uploads = uploads;
		this.letters = letters;
	}

	@Override
	public @Nullable FileFacts next() throws IOException {
		try {
			while (this.paths.hasNext()) {
				Path entry = this.paths.next();
				FileFacts found = this.facts.ofEntry(entry, this.letters);
				if (found != null) {
					return found;
				}
				this.uploads.sweep(entry);
			}
			return null;
		}
		catch (DirectoryIteratorException ex) {
			throw VirtualFailure.of(Objects.requireNonNull(ex.getCause()), this.folder);
		}
		catch (IOException ex) {
			throw VirtualFailure.of(ex, this.folder);
		}
	}

	@Override
	public void close() throws IOException {
		this.stream.close();
	}

}
