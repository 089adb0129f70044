package dev.wharf.storage;

import java.io.IOException;
import java.nio.file.Path;

import org.jspecify.annotations.Nullable;

import dev.wharf.protocol.FileFacts;

/**
 * Puts what the disk tells of a file into the terms of FTP, and leaves out what clients
 * do not get to see.
 */
final class LocalFacts {

	private final PathGuard guard;

	private final DiskNames names;

	private final HiddenNames hidden;

	private final OwnerNames owners;

	LocalFacts(PathGuard guard, DiskNames names, HiddenNames hidden, OwnerNames owners) {
		this.guard = guard;
		this.names = names;
		this.hidden = hidden;
		this.owners = owners;
	}

	/**
	 * Tells of an entry of a folder, with one system call unless it is a link. A link
	 * keeps its own facts, but the letters of what it leads to, since that is what the
	 * client may do with it.
	 * @return the facts, or {@code null} when it has vanished or is not for clients
	 */
	@Nullable FileFacts ofEntry(Path entry, PermLetters letters) throws IOException {
		Path element = entry.getFileName();
		Inode inode = this.hidden.isReserved(element) ? null : Inode.readIfExists(entry);
		if (inode == null) {
			return null;
		}
		String name = this.names.name(element);
		if (!inode.isLink()) {
			return of(name, entry, inode, letters.of(inode.kind()), null);
		}
		Path target = this.guard.target(entry);
		Inode behind = (target != null) ? Inode.readIfExists(target) : null;
		if (target == null || behind == null) {
			return null;
		}
		return of(name, entry, inode, letters.of(behind.kind()), this.guard.virtual(target).toString());
	}

	FileFacts of(String name, Path path, Inode inode, String letters, @Nullable String linkTarget) {
		return new FileFacts(name, inode.kind(), inode.size(), inode.modified().toInstant(),
				inode.created().toInstant(), inode.mode() & 07777, this.owners.owner(path, inode),
				this.owners.group(path, inode), inode.links(), inode.unique(), letters, linkTarget);
	}

}
