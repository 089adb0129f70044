package dev.wharf.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import dev.wharf.protocol.FileFacts.Kind;

/**
 * What one system call tells of a file, never following a link. Owner and group are
 * numbers: their names would cost a look-up each.
 *
 * @param mode type and permission bits as {@code st_mode} has them
 */
record Inode(int mode, long size, FileTime modified, FileTime created, FileTime changed, int owner, int group,
		int links, long device, long number) {

	private static final String ATTRIBUTES = "unix:mode,size,lastModifiedTime,creationTime,ctime,uid,gid,nlink,dev,ino";

	private static final int TYPE = 0170000;

	static Inode read(Path path) throws IOException {
		Map<String, Object> attributes = Files.readAttributes(path, ATTRIBUTES, LinkOption.NOFOLLOW_LINKS);
		return new Inode(get(attributes, "mode", Integer.class), get(attributes, "size", Long.class),
				get(attributes, "lastModifiedTime", FileTime.class), get(attributes, "creationTime", FileTime.class),
				get(attributes, "ctime", FileTime.class), get(attributes, "uid", Integer.class),
				get(attributes, "gid", Integer.class), get(attributes, "nlink", Integer.class),
				get(attributes, "dev", Long.class), get(attributes, "ino", Long.class));
	}

	static @Nullable Inode readIfExists(Path path) throws IOException {
		try {
			return read(path);
		}
		catch (NoSuchFileException _) {
			return null;
		}
	}

	Kind kind() {
		return switch (this.mode & TYPE) {
			case 0100000 -> Kind.FILE;
			case 0040000 -> Kind.DIRECTORY;
			case 0120000 -> Kind.LINK;
			default -> Kind.OTHER;
		};
	}

	boolean isFile() {
		return kind() == Kind.FILE;
	}

	boolean isDirectory() {
		return kind() == Kind.DIRECTORY;
	}

	boolean isLink() {
		return kind() == Kind.LINK;
	}

	/** Whether this is the same file, not written to since. */
	boolean hasContentOf(Inode earlier) {
		return this.number == earlier.number && this.device == earlier.device && this.size == earlier.size
				&& this.modified.equals(earlier.modified);
	}

	/** The permission bits alone, without set-uid, set-gid and sticky. */
	int permissions() {
		return this.mode & 0777;
	}

	/**
	 * The same for two names of one file, and for no two files: the MLSx fact "unique".
	 */
	String unique() {
		return Long.toHexString(this.device) + "g" + Long.toHexString(this.number);
	}

	private static <T> T get(Map<String, Object> attributes, String name, Class<T> type) {
		return type.cast(Objects.requireNonNull(attributes.get(name), name));
	}

}
