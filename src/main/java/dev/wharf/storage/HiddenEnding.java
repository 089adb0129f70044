package dev.wharf.storage;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

import org.jspecify.annotations.Nullable;

import dev.wharf.protocol.DigestAlgorithm;
import dev.wharf.protocol.Digester;
import dev.wharf.protocol.FileDigest;

/**
 * Ends an upload that was written under a hidden name beside its target: whole, it is
 * moved into place in one step; broken, it is kept under the one name where a resume
 * looks for it, or removed.
 */
final class HiddenEnding implements LocalUpload.Ending {

	/** A digest that was computed while the octets came. */
	record Received(DigestAlgorithm algorithm, Digester digester) {
	}

	private final PathGuard guard;

	private final Path file;

	private final Path part;

	private final Path partial;

	private final boolean kept;

	private final boolean replaces;

	private final LocalDigests digests;

	private final @Nullable Received received;

	HiddenEnding(PathGuard guard, Path file, Path part, Path partial, boolean kept, boolean replaces,
			LocalDigests digests, @Nullable Received received) {
		this.guard = guard;
		this.file = file;
		this.part = part;
		this.partial = partial;
		this.kept = kept;
		this.replaces = replaces;
		this.digests = digests;
		this.received = received;
	}

	@Override
	public StoredFile whole() throws IOException {
		this.guard.confirmFolderOf(this.file);
		Inode written = Inode.read(this.part);
		if (this.replaces) {
			Files.move(this.part, this.file, StandardCopyOption.ATOMIC_MOVE);
		}
		else {
			placeWithoutReplacing();
		}
		Files.deleteIfExists(this.partial);
		return new StoredFile(written.size(), (this.received != null) ? digest(this.received, written) : null);
	}

	@Override
	public void broken(UploadChannel written) throws IOException {
		try {
			this.guard.confirmFolderOf(this.part);
			// A later resume goes on with the old file if there is one: nobody would find
			// the partial upload. Where there is no room, it would only take it from
			// others.
			if (this.kept && !written.foundNoRoom() && Files.notExists(this.file, LinkOption.NOFOLLOW_LINKS)
					&& Files.size(this.part) > 0) {
				Files.move(this.part, this.partial, StandardCopyOption.ATOMIC_MOVE);
			}
			else {
				Files.deleteIfExists(this.part);
			}
		}
		catch (NoSuchFileException _) {
			// The folder was removed or moved, and what arrived with it: there it is
			// swept some day.
		}
	}

	/**
	 * A hard link is the one way to give a name that refuses to take another file's
	 * place.
	 */
	private void placeWithoutReplacing() throws IOException {
		try {
			Files.createLink(this.file, this.part);
			Files.delete(this.part);
		}
		catch (FileAlreadyExistsException ex) {
			throw ex;
		}
		catch (FileSystemException | UnsupportedOperationException _) {
			// No hard links on this file system.
			Files.move(this.part, this.file);
		}
	}

	private FileDigest digest(Received computed, Inode written) throws IOException {
		FileDigest digest = new FileDigest(computed.algorithm(), computed.digester().hex());
		remember(digest, written);
		return digest;
	}

	/**
	 * Only if the file in place is the one that was written: another upload may have come
	 * after it.
	 */
	private void remember(FileDigest digest, Inode written) throws IOException {
		Inode placed = Inode.readIfExists(this.file);
		if (placed != null && placed.hasContentOf(written)) {
			this.digests.remember(placed, digest.algorithm(), digest.hex());
		}
	}

}
