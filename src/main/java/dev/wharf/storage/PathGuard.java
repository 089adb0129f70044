package dev.wharf.storage;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

import org.jspecify.annotations.Nullable;

import dev.wharf.protocol.VirtualPath;

/**
 * The only place where a virtual path becomes a real one. No result lies outside the
 * home: names are checked as octets, links are resolved before use, and what leads
 * outside or to a reserved name does not exist.
 * <p>
 * Results hold no links, so that a file is opened without following one, and
 * {@link #confirm(Path)} is called after an open, which finds a folder that was exchanged
 * for a link meanwhile. What remains is a process on this machine that may write in the
 * home and exchanges a folder for a link and back between the two checks: FTP clients
 * cannot make links, and the JDK has no call that closes this gap for every operation.
 */
final class PathGuard {

	private final Path root;

	private final DiskNames names;

	private final HiddenNames hidden;

	PathGuard(Path home, DiskNames names, HiddenNames hidden) throws IOException {
		this.root = home.toRealPath();
		this.names = names;
		this.hidden = hidden;
	}

	/**
	 * Finds what a path leads to, following links.
	 * @return its real path
	 * @throws NoSuchFileException when there is nothing, or nothing for this user
	 */
	Path existing(VirtualPath path) throws IOException {
		if (path.isRoot()) {
			return this.root;
		}
		Path wanted = this.root;
		for (String name : path.names()) {
			Path element = this.names.path(name);
			if (this.hidden.isReserved(element)) {
				throw new NoSuchFileException(path.toString());
			}
			wanted = wanted.resolve(element);
		}
		Path real = resolved(wanted, path);
		if (!real.equals(wanted) && !isVisible(real)) {
			throw new NoSuchFileException(path.toString());
		}
		return real;
	}

	/**
	 * Finds the place of an entry itself, whether it exists or not: its folder is
	 * resolved, its own name is not.
	 * @throws AccessDeniedException when the name is reserved
	 */
	Path entry(VirtualPath path) throws IOException {
		if (path.isRoot()) {
			throw new FileSystemException(path.toString(), null, "that is the home folder itself");
		}
		Path element = this.names.path(path.name());
		if (this.hidden.isReserved(element)) {
			throw new AccessDeniedException(path.toString(), null, "the name is reserved");
		}
		return existing(path.parent()).resolve(element);
	}

	/**
	 * Finds what a link leads to.
	 * @return the real path, or {@code null} when it is nothing for this user
	 */
	@Nullable Path target(Path link) {
		try {
			Path real = link.toRealPath();
			return isVisible(real) ? real : null;
		}
		catch (IOException _) {
			return null;
		}
	}

	/**
	 * Checks after an open that the folder is still what it was.
	 * @param folder a result of this guard, or the folder of one
	 * @throws NoSuchFileException when it was exchanged
	 */
	void confirm(Path folder) throws IOException {
		if (!folder.equals(this.root) && !folder.toRealPath().equals(folder)) {
			throw new NoSuchFileException(folder.toString());
		}
	}

	/** The same as {@link #confirm(Path)} for the folder of a file. */
	void confirmFolderOf(Path file) throws IOException {
		Path folder = file.getParent();
		if (folder != null) {
			confirm(folder);
		}
	}

	/** The path under which a client knows a real one. */
	VirtualPath virtual(Path real) {
		VirtualPath path = VirtualPath.ROOT;
		if (!real.equals(this.root)) {
			for (Path element : this.root.relativize(real)) {
				path = path.child(this.names.name(element));
			}
		}
		return path;
	}

	private static Path resolved(Path wanted, VirtualPath path) throws IOException {
		try {
			return wanted.toRealPath();
		}
		catch (AccessDeniedException ex) {
			throw ex;
		}
		catch (FileSystemException ex) {
			// A loop of links, a file where a folder should be, an endless name: nothing
			// is there.
			NoSuchFileException nothing = new NoSuchFileException(path.toString());
			nothing.initCause(ex);
			throw nothing;
		}
	}

	private boolean isVisible(Path real) {
		if (!real.startsWith(this.root)) {
			return false;
		}
		for (int i = this.root.getNameCount(); i < real.getNameCount(); i++) {
			if (this.hidden.isReserved(real.getName(i))) {
				return false;
			}
		}
		return true;
	}

}
