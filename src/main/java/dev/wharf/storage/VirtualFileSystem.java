package dev.wharf.storage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import dev.wharf.protocol.DigestAlgorithm;
import dev.wharf.protocol.FileFacts;
import dev.wharf.protocol.FileFacts.Kind;
import dev.wharf.protocol.VirtualPath;
import dev.wharf.user.FtpUser;
import dev.wharf.user.Permission;

/**
 * One user's files: every check of a right happens here, once, so that no command has to
 * think of it. A missing right is an {@link AccessDeniedException}; the other failures
 * are the exceptions of {@code java.nio.file}. They name virtual paths, never real ones.
 * Thread-safe.
 */
public final class VirtualFileSystem {

	private static final int COPY_BUFFER = 256 * 1024;

	private final FtpUser user;

	private final Storage storage;

	private final PermLetters letters;

	VirtualFileSystem(FtpUser user, Storage storage) {
		this.user = user;
		this.storage = storage;
		this.letters = PermLetters.of(user);
	}

	/**
	 * Tells what is known of a file or folder, following links inside the home (MLST,
	 * MDTM). Needs LIST or READ.
	 */
	public FileFacts facts(VirtualPath path) throws IOException {
		needAny(path, Permission.LIST, Permission.READ);
		return this.storage.facts(path, this.letters);
	}

	/**
	 * Opens a folder for reading its entries; links to outside of the home are not among
	 * them. Needs LIST.
	 * @throws java.nio.file.NotDirectoryException when it is a file
	 */
	public DirectoryEntries list(VirtualPath folder) throws IOException {
		need(folder, Permission.LIST);
		return this.storage.list(folder, this.letters);
	}

	/**
	 * Opens a file for reading (RETR). Needs READ.
	 */
	public Download download(VirtualPath file) throws IOException {
		need(file, Permission.READ);
		return this.storage.download(file);
	}

	/**
	 * Begins an upload. Needs APPEND for {@link UploadMode.Append}, also WRITE where that
	 * makes a new file; else WRITE, which includes the right to overwrite.
	 * @param path the file; for {@link UploadMode.Unique} the folder or the wished name
	 */
	public Upload upload(VirtualPath path, UploadMode mode) throws IOException {
		if (!(mode instanceof UploadMode.Append)) {
			need(path, Permission.WRITE);
		}
		else {
			need(path, Permission.APPEND);
			if (!this.user.may(Permission.WRITE)) {
				needSomethingToAppendTo(path);
			}
		}
		return this.storage.upload(path, mode);
	}

	/**
	 * Tells from where an upload or download would resume (SIZE, RFC 3659 section 4): the
	 * file's size in octets, or that of a kept partial upload when there is no such file.
	 * Needs LIST, READ, WRITE or APPEND.
	 * @throws NoSuchFileException when there is neither
	 */
	public long resumableSize(VirtualPath file) throws IOException {
		needAny(file, Permission.LIST, Permission.READ, Permission.WRITE, Permission.APPEND);
		return this.storage.resumableSize(file);
	}

	/**
	 * Opens what a resumed upload would go on from: the file, or the kept part of its
	 * broken upload. Needs READ or WRITE.
	 * @throws NoSuchFileException when there is neither
	 */
	public Download resumable(VirtualPath file) throws IOException {
		needAny(file, Permission.READ, Permission.WRITE);
		return this.storage.resumable(file);
	}

	/**
	 * Deletes a file, or a link but not what it leads to (DELE). Needs DELETE.
	 */
	public void delete(VirtualPath file) throws IOException {
		need(file, Permission.DELETE);
		this.storage.delete(file);
	}

	/**
	 * Removes an empty folder (RMD). Kept partial uploads do not count as content. Needs
	 * REMOVE_DIRECTORY.
	 */
	public void removeDirectory(VirtualPath folder) throws IOException {
		need(folder, Permission.REMOVE_DIRECTORY);
		this.storage.removeDirectory(folder);
	}

	/**
	 * Makes a folder in one that exists (MKD). Needs MAKE_DIRECTORY.
	 */
	public void makeDirectory(VirtualPath folder) throws IOException {
		need(folder, Permission.MAKE_DIRECTORY);
		this.storage.makeDirectory(folder);
	}

	/**
	 * Renames or moves a file or folder (RNFR, RNTO). Needs RENAME. Taking the place of
	 * another file also needs WRITE, since STOR would overwrite it as well; a folder
	 * takes no other's place.
	 */
	public void rename(VirtualPath from, VirtualPath to) throws IOException {
		need(from, Permission.RENAME);
		this.storage.rename(from, to, this.user.may(Permission.WRITE));
	}

	/**
	 * Sets the time of the last change (MFMT). Needs SET_TIME.
	 */
	public void setModified(VirtualPath path, Instant time) throws IOException {
		need(path, Permission.SET_TIME);
		this.storage.setModified(path, time);
	}

	/**
	 * Sets the time of creation (MFF create). Needs SET_TIME.
	 * @throws FileSystemException where the platform cannot, as on Linux
	 */
	public void setCreated(VirtualPath path, Instant time) throws IOException {
		need(path, Permission.SET_TIME);
		this.storage.setCreated(path, time);
	}

	/**
	 * Sets the permission bits (SITE CHMOD, MFF UNIX.mode). Needs SET_MODE.
	 * @param mode 0 to 0777; set-uid, set-gid and sticky bits are refused
	 */
	public void setMode(VirtualPath path, int mode) throws IOException {
		need(path, Permission.SET_MODE);
		this.storage.setMode(path, mode);
	}

	/**
	 * Tells how many octets can still be stored at a place (AVBL). Needs WRITE.
	 * @param path a file or folder that exists
	 */
	public long availableSpace(VirtualPath path) throws IOException {
		need(path, Permission.WRITE);
		return this.storage.availableSpace(path);
	}

	/**
	 * Computes the digest of a file or a part of it (HASH, XCRC and the like), or recalls
	 * it. Needs READ.
	 * @param from the first octet, counted from 0
	 * @param to the octet behind the last one; anything from the file's size on means its
	 * end
	 * @return lower-case hexadecimal digits
	 */
	public String digest(VirtualPath file, DigestAlgorithm algorithm, long from, long to) throws IOException {
		need(file, Permission.READ);
		return this.storage.digest(file, algorithm, from, to);
	}

	/**
	 * Joins files (COMB): their octets are added to the end of the target, in the order
	 * given, and then they are deleted. Needs READ and DELETE, and what an append needs.
	 * @param check looks at the joined file before it is in place
	 */
	public void combine(VirtualPath target, List<VirtualPath> sources, UploadCheck check) throws IOException {
		need(target, Permission.READ);
		need(target, Permission.DELETE);
		Set<VirtualPath> seen = new HashSet<>(Set.of(target));
		for (VirtualPath source : sources) {
			if (!seen.add(source)) {
				throw new FileSystemException(source.toString(), null, "the file is named twice");
			}
			if (this.storage.facts(source, this.letters).kind() != Kind.FILE) {
				throw new FileSystemException(source.toString(), null, "not a file");
			}
		}
		try (Upload upload = upload(target, new UploadMode.Append())) {
			for (VirtualPath source : sources) {
				try (Download part = this.storage.download(source)) {
					copy(part, upload.channel());
				}
			}
			upload.commit(check);
		}
		for (VirtualPath source : sources) {
			this.storage.delete(source);
		}
	}

	/**
	 * Tells whether there is a folder of that name that can be entered (CWD). Needs no
	 * right.
	 */
	public boolean isDirectory(VirtualPath path) {
		try {
			return this.storage.facts(path, this.letters).kind() == Kind.DIRECTORY;
		}
		catch (IOException _) {
			return false;
		}
	}

	private void needSomethingToAppendTo(VirtualPath path) throws IOException {
		try {
			this.storage.resumableSize(path);
		}
		catch (NoSuchFileException _) {
			need(path, Permission.WRITE);
		}
	}

	private void need(VirtualPath path, Permission permission) throws AccessDeniedException {
		needAny(path, permission);
	}

	private void needAny(VirtualPath path, Permission... permissions) throws AccessDeniedException {
		for (Permission permission : permissions) {
			if (this.user.may(permission)) {
				return;
			}
		}
		String name = permissions[0].name().toLowerCase(Locale.ROOT).replace('_', '-');
		throw new AccessDeniedException(path.toString(), null, "the permission " + name + " is missing");
	}

	/** No more than there was at first: the source may be the target by another name. */
	private static void copy(Download part, WritableByteChannel to) throws IOException {
		ByteBuffer buffer = ByteBuffer.allocate(COPY_BUFFER);
		long left = part.size();
		while (left > 0) {
			int read = part.channel().read(buffer.clear().limit((int) Math.min(left, COPY_BUFFER)));
			if (read < 0) {
				break;
			}
			left -= read;
			buffer.flip();
			while (buffer.hasRemaining()) {
				to.write(buffer);
			}
		}
	}

}
