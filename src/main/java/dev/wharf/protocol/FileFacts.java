package dev.wharf.protocol;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * What is known of a file: the one source of LIST, MLSD, MLST, STAT, SIZE and MDTM.
 *
 * @param name the name, or path, to show
 * @param kind what it is
 * @param size in octets
 * @param modified when the content changed last
 * @param created when it came to be, where the file system knows
 * @param mode Unix permission bits, 0 to 07777
 * @param owner the owner's name
 * @param group the group's name
 * @param links the number of hard links
 * @param unique the same for all names of one file, and for no other file (RFC 3659
 * section 7.5.2)
 * @param permissions the letters of the perm fact (RFC 3659 section 7.5.5): what this
 * user may do
 * @param linkTarget where a symbolic link leads to
 */
public record FileFacts(String name, Kind kind, long size, Instant modified, @Nullable Instant created, int mode,
		String owner, String group, int links, String unique, String permissions, @Nullable String linkTarget) {

	/** Whether it is a directory, under whatever name it is listed. */
	public boolean isDirectory() {
		return switch (this.kind) {
			case DIRECTORY, CURRENT_DIRECTORY, PARENT_DIRECTORY -> true;
			case FILE, LINK, OTHER -> false;
		};
	}

	/** The same under another name. */
	public FileFacts withName(String next) {
		return new FileFacts(next, this.kind, this.size, this.modified, this.created, this.mode, this.owner, this.group,
				this.links, this.unique, this.permissions, this.linkTarget);
	}

	/** The same as another kind. */
	public FileFacts withKind(Kind next) {
		return new FileFacts(this.name, next, this.size, this.modified, this.created, this.mode, this.owner, this.group,
				this.links, this.unique, this.permissions, this.linkTarget);
	}

	/** What a name stands for. */
	public enum Kind {

		/** A plain file. */
		FILE,

		/** A directory. */
		DIRECTORY,

		/** The directory that is being listed. */
		CURRENT_DIRECTORY,

		/** The directory above the one that is being listed. */
		PARENT_DIRECTORY,

		/** A symbolic link that is not followed. */
		LINK,

		/** What can be neither read nor listed: a device, a socket… */
		OTHER

	}

}
