package dev.wharf.storage;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.FileTime;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

import dev.wharf.protocol.DigestAlgorithm;
import dev.wharf.protocol.FileFacts;
import dev.wharf.protocol.VirtualPath;

import static dev.wharf.storage.VirtualFailure.translated;
import static dev.wharf.storage.VirtualFailure.translating;

/**
 * Keeps files in a folder of this machine.
 */
final class LocalStorage implements Storage {

	private final PathGuard guard;

	private final HiddenNames hidden;

	private final LocalFacts facts;

	private final LocalUploads uploads;

	private final LocalDigests digests;

	LocalStorage(PathGuard guard, HiddenNames hidden, LocalFacts facts, LocalUploads uploads, LocalDigests digests) {
		this.guard = guard;
		this.hidden = hidden;
		this.facts = facts;
		this.uploads = uploads;
		this.digests = digests;
	}

	@Override
	public FileFacts facts(VirtualPath path, PermLetters letters) throws IOException {
		return translated(path, () -> {
			Path real = this.guard.existing(path);
			Inode inode = Inode.read(real);
			String may = path.isRoot() ? letters.home() : letters.of(inode.kind());
			return this.facts.of(path.name(), real, inode, may, null);
		});
	}

	@Override
	@SuppressWarnings("StreamResourceLeak") // the entries close it
	public DirectoryEntries list(VirtualPath folder, PermLetters letters) throws IOException {
		return translated(folder, () -> {
			Path real = this.guard.existing(folder);
			DirectoryStream<Path> stream = Files.newDirectoryStream(real);
			try {
				this.guard.confirm(real);
				return new LocalEntries(folder, stream, this.facts, this.uploads, letters);
			}
			catch (IOException ex) {
				stream.close();
				throw ex;
			}
		});
	}

	@Override
	public Download download(VirtualPath file) throws IOException {
		return translated(file, () -> open(regularFile(file)));
	}

	@Override
	public Upload upload(VirtualPath file, UploadMode mode) throws IOException {
		return translated(file, () -> this.uploads.begin(file, mode));
	}

	@Override
	public long resumableSize(VirtualPath file) throws IOException {
		return translated(file, () -> Inode.read(resumablePlace(file)).size());
	}

	@Override
	public Download resumable(VirtualPath file) throws IOException {
		return translated(file, () -> open(resumablePlace(file)));
	}

	/** The file, or the kept part of its broken upload. */
	private Path resumablePlace(VirtualPath file) throws IOException {
		try {
			return regularFile(file);
		}
		catch (NoSuchFileException ex) {
			Path partial = this.uploads.partial(this.guard.entry(file));
			if (partial != null) {
				return partial;
			}
			throw ex;
		}
	}

	@Override
	public void delete(VirtualPath file) throws IOException {
		translating(file, () -> {
			Path entry = this.guard.entry(file);
			Inode inode = visible(entry);
			if (inode != null && inode.isDirectory()) {
				throw new FileSystemException(file.toString(), null, "that is a folder");
			}
			if (inode != null) {
				Files.delete(entry);
			}
			else if (!this.uploads.discardPartial(entry)) {
				throw new NoSuchFileException(file.toString());
			}
		});
	}

	@Override
	public void removeDirectory(VirtualPath folder) throws IOException {
		translating(folder, () -> {
			Path entry = this.guard.entry(folder);
			Inode inode = visibleOrFail(entry);
			if (!inode.isDirectory()) {
				throw new NotDirectoryException(folder.toString());
			}
			try {
				Files.delete(entry);
			}
			catch (DirectoryNotEmptyException ex) {
				removeKeptPartials(entry, ex);
				Files.delete(entry);
			}
		});
	}

	@Override
	public void makeDirectory(VirtualPath folder) throws IOException {
		translated(folder, () -> Files.createDirectory(this.guard.entry(folder)));
	}

	@Override
	public void rename(VirtualPath from, VirtualPath to, boolean replace) throws IOException {
		Path source = translated(from, () -> this.guard.entry(from));
		Inode moved = translated(from, () -> visibleOrFail(source));
		translating(to, () -> {
			Path target = this.guard.entry(to);
			if (!target.equals(source)) {
				refuseToReplace(target, to, replace && !moved.isDirectory());
				move(source, target, moved);
			}
		});
	}

	@Override
	public void setModified(VirtualPath path, Instant time) throws IOException {
		change(path, (real) -> times(real).setTimes(FileTime.from(time), null, null));
	}

	@Override
	public void setCreated(VirtualPath path, Instant time) throws IOException {
		change(path, (real) -> {
			times(real).setTimes(null, null, FileTime.from(time));
			// The JDK ignores what the operating system cannot do.
			if (!Inode.read(real).created().toInstant().equals(time)) {
				throw new FileSystemException(path.toString(), null, "the time of creation cannot be set here");
			}
		});
	}

	@Override
	public void setMode(VirtualPath path, int mode) throws IOException {
		if ((mode & ~0777) != 0) {
			throw new FileSystemException(path.toString(), null, "the mode can be 000 to 777");
		}
		change(path, (real) -> Files.setAttribute(real, "unix:mode", mode));
	}

	@Override
	public long availableSpace(VirtualPath path) throws IOException {
		return translated(path, () -> UsableSpace.at(this.guard.existing(path)));
	}

	@Override
	public String digest(VirtualPath file, DigestAlgorithm algorithm, long from, long to) throws IOException {
		return translated(file, () -> {
			Path real = regularFile(file);
			Inode before = Inode.read(real);
			try (Download download = open(real)) {
				return this.digests.digest(real, before, download.channel(), algorithm, from, to);
			}
		});
	}

	/**
	 * Opening anything else might wait for ever (a pipe) or fail only when it is read (a
	 * folder).
	 */
	private Path regularFile(VirtualPath file) throws IOException {
		Path real = this.guard.existing(file);
		Inode inode = Inode.read(real);
		if (!inode.isFile()) {
			throw new FileSystemException(file.toString(), null,
					inode.isDirectory() ? "that is a folder" : "that is no regular file");
		}
		return real;
	}

	private Download open(Path real) throws IOException {
		FileChannel channel = FileChannel.open(real, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
		try {
			this.guard.confirmFolderOf(real);
			return new Download(channel, channel.size());
		}
		catch (IOException ex) {
			channel.close();
			throw ex;
		}
	}

	private @Nullable Inode visible(Path entry) throws IOException {
		Inode inode = Inode.readIfExists(entry);
		return (inode != null && inode.isLink() && this.guard.target(entry) == null) ? null : inode;
	}

	private Inode visibleOrFail(Path entry) throws IOException {
		Inode inode = visible(entry);
		if (inode == null) {
			throw new NoSuchFileException(entry.toString());
		}
		return inode;
	}

	private void refuseToReplace(Path target, VirtualPath to, boolean mayReplace) throws IOException {
		if (Inode.readIfExists(target) == null) {
			return;
		}
		Inode there = visible(target);
		if (there == null) {
			throw new AccessDeniedException(to.toString(), null, "the name is taken");
		}
		if (!mayReplace || there.isDirectory()) {
			throw new FileAlreadyExistsException(to.toString());
		}
	}

	private void move(Path source, Path target, Inode moved) throws IOException {
		if (target.startsWith(source)) {
			throw new FileSystemException(target.toString(), null, "a folder cannot be moved into itself");
		}
		try {
			Files.move(source, target, StandardCopyOption.ATOMIC_MOVE);
			if (moved.isFile()) {
				this.digests.carry(moved, Inode.read(target));
			}
		}
		catch (AtomicMoveNotSupportedException ex) {
			if (moved.isDirectory()) {
				throw new FileSystemException(target.toString(), null, "a folder cannot be moved to another disk");
			}
			Path part = this.hidden.running(target);
			try {
				Files.copy(source, part, StandardCopyOption.COPY_ATTRIBUTES, LinkOption.NOFOLLOW_LINKS);
				Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
			}
			finally {
				Files.deleteIfExists(part);
			}
			Files.delete(source);
		}
	}

	/**
	 * They belong to files of this folder that never came to be: nobody can see or resume
	 * them without it.
	 */
	private void removeKeptPartials(Path folder, DirectoryNotEmptyException failure) throws IOException {
		try (DirectoryStream<Path> rest = Files.newDirectoryStream(folder, (path) -> !isKeptPartial(path))) {
			this.guard.confirm(folder);
			if (rest.iterator().hasNext()) {
				throw failure;
			}
		}
		try (DirectoryStream<Path> partials = Files.newDirectoryStream(folder, this::isKeptPartial)) {
			for (Path partial : partials) {
				Files.deleteIfExists(partial);
			}
		}
	}

	private boolean isKeptPartial(Path path) {
		return this.hidden.isKeptPartial(path.getFileName());
	}

	private void change(VirtualPath path, Change change) throws IOException {
		translating(path, () -> {
			Path real = this.guard.existing(path);
			Inode before = Inode.read(real);
			if (!before.isFile() && !before.isDirectory()) {
				throw new FileSystemException(path.toString(), null, "that is neither a file nor a folder");
			}
			change.apply(real);
			this.digests.carry(before, Inode.read(real));
		});
	}

	private static BasicFileAttributeView times(Path real) {
		return Files.getFileAttributeView(real, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
	}

	/** A change of a file's attributes that leaves its octets alone. */
	private interface Change {

		void apply(Path real) throws IOException;

	}

}
