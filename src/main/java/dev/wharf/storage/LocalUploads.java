package dev.wharf.storage;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.wharf.protocol.Digester;
import dev.wharf.protocol.VirtualPath;

/**
 * Begins uploads to the local disk: finds where the octets go and what is there already.
 */
final class LocalUploads {

	private static final long TO_THE_END = -1;

	private static final int MAX_UNIQUE_NAMES = 1000;

	private final PathGuard guard;

	private final HiddenNames hidden;

	private final LocalDigests digests;

	private final StorageProperties properties;

	private final Clock clock;

	private final boolean checked;

	LocalUploads(PathGuard guard, HiddenNames hidden, LocalDigests digests, StorageProperties properties, Clock clock,
			boolean checked) {
		this.guard = guard;
		this.hidden = hidden;
		this.digests = digests;
		this.properties = properties;
		this.clock = clock;
		this.checked = checked;
	}

	Upload begin(VirtualPath path, UploadMode mode) throws IOException {
		return switch (mode) {
			case UploadMode.Replace() -> replace(Target.of(this.guard, path));
			case UploadMode.ResumeAt(long offset) when offset == 0 -> replace(Target.of(this.guard, path));
			case UploadMode.ResumeAt(long offset) -> resume(Target.of(this.guard, path), offset);
			case UploadMode.Append() -> resume(Target.of(this.guard, path), TO_THE_END);
			case UploadMode.Unique() -> unique(path);
		};
	}

	/**
	 * Where the kept part of a broken upload of that file lies, or {@code null} when none
	 * is kept.
	 */
	@Nullable Path partial(Path file) throws IOException {
		Path place = this.hidden.partial(file);
		Inode partial = Inode.readIfExists(place);
		return (partial != null && partial.isFile()) ? place : null;
	}

	/** Removes what is left of a broken upload of that file. */
	boolean discardPartial(Path file) throws IOException {
		return Files.deleteIfExists(this.hidden.partial(file));
	}

	/**
	 * Removes a file with a reserved name that nobody has written to for longer than a
	 * partial upload is kept.
	 */
	void sweep(Path path) throws IOException {
		Duration lifetime = this.properties.partialLifetime();
		Inode inode = Inode.readIfExists(path);
		if (!lifetime.isZero() && inode != null && inode.isFile()
				&& inode.modified().toInstant().isBefore(this.clock.instant().minus(lifetime))) {
			Files.deleteIfExists(path);
		}
	}

	private Upload replace(Target target) throws IOException {
		Path file = target.file();
		if (!isHidden()) {
			if (target.old() != null) {
				this.digests.forget(target.old());
			}
			FileChannel channel = open(file, StandardOpenOption.CREATE);
			InPlaceEnding ending = new InPlaceEnding(file, target.old() == null, this.properties.keepsPartialUploads());
			return inPlace(target.path(), channel, 0, ending);
		}
		Path part = this.hidden.running(file);
		FileChannel channel = open(part, StandardOpenOption.CREATE_NEW);
		if (target.old() != null) {
			keepPermissions(target.old(), part);
		}
		return hidden(target.path(), file, part, channel, UploadChannel.ALL, true, newDigest());
	}

	/** What is to be looked at before it is in place cannot be there while it comes. */
	private boolean isHidden() {
		return this.checked || this.properties.atomicUploads();
	}

	private Upload resume(Target target, long offset) throws IOException {
		Path file = target.file();
		if (target.old() != null && this.checked) {
			Path part = this.hidden.running(file);
			Files.copy(file, part, StandardCopyOption.COPY_ATTRIBUTES, LinkOption.NOFOLLOW_LINKS);
			return resumeHidden(target, part, offset);
		}
		if (target.old() != null) {
			this.digests.forget(target.old());
			FileChannel channel = (offset == TO_THE_END) ? open(file, StandardOpenOption.APPEND) : open(file);
			Upload upload = inPlace(target.path(), channel, offset, new InPlaceEnding(file, false, true));
			return positioned(upload, channel, offset, "the file");
		}
		Path part = this.hidden.running(file);
		try {
			Files.move(this.hidden.partial(file), part, StandardCopyOption.ATOMIC_MOVE);
		}
		catch (NoSuchFileException ex) {
			if (offset == TO_THE_END) {
				return replace(target);
			}
			throw ex;
		}
		return resumeHidden(target, part, offset);
	}

	private Upload resumeHidden(Target target, Path part, long offset) throws IOException {
		FileChannel channel = open(part);
		Upload upload = hidden(target.path(), target.file(), part, channel, offset, true, null);
		return positioned(upload, channel, offset, (target.old() != null) ? "the file" : "the partial upload");
	}

	private Upload unique(VirtualPath wished) throws IOException {
		UniqueNames names = new UniqueNames(wished, isFolder(wished));
		for (int i = 0; i < MAX_UNIQUE_NAMES; i++) {
			VirtualPath path = names.next();
			Path file = this.guard.entry(path);
			Path part = isHidden() ? this.hidden.reservation(file) : file;
			if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
				continue;
			}
			try {
				FileChannel channel = open(part, StandardOpenOption.CREATE_NEW);
				if (part.equals(file)) {
					return inPlace(path, channel, UploadChannel.ALL,
							new InPlaceEnding(file, true, this.properties.keepsPartialUploads()));
				}
				if (Files.notExists(file, LinkOption.NOFOLLOW_LINKS)) {
					return hidden(path, file, part, channel, UploadChannel.ALL, false, newDigest());
				}
				// Another upload of that name was ended between the look and the
				// reservation.
				channel.close();
				Files.delete(part);
			}
			catch (FileAlreadyExistsException _) {
				// Another upload has that name.
			}
		}
		throw new FileAlreadyExistsException(wished.toString(), null, "no unique name was found");
	}

	private boolean isFolder(VirtualPath path) throws IOException {
		try {
			return Inode.read(this.guard.existing(path)).isDirectory();
		}
		catch (NoSuchFileException _) {
			return false;
		}
	}

	private static Upload inPlace(VirtualPath path, FileChannel channel, long kept, InPlaceEnding ending) {
		return new LocalUpload(path, new UploadChannel(path, ending.file(), channel, null, kept), ending);
	}

	private Upload hidden(VirtualPath path, Path file, Path part, FileChannel channel, long kept, boolean replaces,
			HiddenEnding.@Nullable Received digest) {
		HiddenEnding ending = new HiddenEnding(this.guard, file, part, this.hidden.partial(file),
				this.properties.keepsPartialUploads(), replaces, this.digests, digest);
		Digester digester = (digest != null) ? digest.digester() : null;
		return new LocalUpload(path, new UploadChannel(path, part, channel, digester, kept), ending);
	}

	private HiddenEnding.@Nullable Received newDigest() {
		return this.properties.digestOfUploads()
			.map((algorithm) -> new HiddenEnding.Received(algorithm, algorithm.start()))
			.orElse(null);
	}

	/**
	 * Opens without following a link, and looks afterwards whether the folder is still
	 * the one that was checked.
	 */
	private FileChannel open(Path file, StandardOpenOption... how) throws IOException {
		Set<OpenOption> options = new HashSet<>(List.of(how));
		options.add(StandardOpenOption.WRITE);
		options.add(LinkOption.NOFOLLOW_LINKS);
		FileChannel channel = FileChannel.open(file, options);
		try {
			this.guard.confirmFolderOf(file);
			return channel;
		}
		catch (IOException ex) {
			channel.close();
			throw ex;
		}
	}

	private static Upload positioned(Upload upload, FileChannel channel, long offset, String what) throws IOException {
		try {
			long size = channel.size();
			if (offset > size) {
				throw new FileSystemException(upload.path().toString(), null,
						"%s has only %d octets".formatted(what, size));
			}
			channel.position((offset == TO_THE_END) ? size : offset);
			return upload;
		}
		catch (IOException ex) {
			upload.close();
			throw ex;
		}
	}

	/**
	 * Owner and group as far as the operating system lets us; they come first, since they
	 * may take bits away.
	 */
	private static void keepPermissions(Inode old, Path part) throws IOException {
		Inode made = Inode.read(part);
		if (made.owner() != old.owner() || made.group() != old.group()) {
			for (String attribute : List.of("unix:gid", "unix:uid")) {
				try {
					Files.setAttribute(part, attribute, attribute.endsWith("uid") ? old.owner() : old.group());
				}
				catch (FileSystemException _) {
					// Only an administrator may give files away.
				}
			}
		}
		if (made.permissions() != old.permissions()) {
			Files.setAttribute(part, "unix:mode", old.permissions());
		}
	}

	/**
	 * Where an upload shall end.
	 *
	 * @param path the name the client gave
	 * @param file the real place, behind a link if the name is one
	 * @param old what is there, a regular file
	 */
	private record Target(VirtualPath path, Path file, @Nullable Inode old) {

		static Target of(PathGuard guard, VirtualPath path) throws IOException {
			Path file = guard.entry(path);
			Inode old = Inode.readIfExists(file);
			if (old != null && old.isLink()) {
				file = guard.target(file);
				if (file == null) {
					throw new AccessDeniedException(path.toString(), null, "the name is taken");
				}
				old = Inode.read(file);
			}
			if (old != null && !old.isFile()) {
				throw new FileSystemException(path.toString(), null,
						old.isDirectory() ? "that is a folder" : "that is no regular file");
			}
			if (old != null && !Files.isWritable(file)) {
				throw new AccessDeniedException(path.toString());
			}
			return new Target(path, file, old);
		}

	}

}
