package dev.wharf.storage;

import dev.wharf.protocol.FileFacts.Kind;
import dev.wharf.user.FtpUser;
import dev.wharf.user.Permission;

/**
 * The values of the MLSx fact "perm" (RFC 3659 section 7.5.5) for one user: made once,
 * since they depend on nothing but the user and the kind of the entry.
 *
 * @param file for files: a APPE, d DELE, f RNFR, r RETR, w STOR
 * @param folder for folders: c STOR in it, d RMD, e CWD, f RNFR, l LIST, m MKD, p delete
 * in it
 * @param home for the user's home itself, which can be neither removed nor renamed
 */
record PermLetters(String file, String folder, String home) {

	static PermLetters of(FtpUser user) {
		String file = letter(user, Permission.APPEND, "a") + letter(user, Permission.DELETE, "d")
				+ letter(user, Permission.RENAME, "f") + letter(user, Permission.READ, "r")
				+ letter(user, Permission.WRITE, "w");
		String create = letter(user, Permission.WRITE, "c");
		String list = letter(user, Permission.LIST, "l") + letter(user, Permission.MAKE_DIRECTORY, "m")
				+ (user.may(Permission.REMOVE_DIRECTORY) ? "p" : letter(user, Permission.DELETE, "p"));
		String folder = create + letter(user, Permission.REMOVE_DIRECTORY, "d") + "e"
				+ letter(user, Permission.RENAME, "f") + list;
		return new PermLetters(file, folder, create + "e" + list);
	}

	String of(Kind kind) {
		return switch (kind) {
			case FILE -> this.file;
			case DIRECTORY, CURRENT_DIRECTORY, PARENT_DIRECTORY -> this.folder;
			case LINK, OTHER -> "";
		};
	}

	private static String letter(FtpUser user, Permission permission, String letter) {
		return user.may(permission) ? letter : "";
	}

}
