package dev.wharf.user;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * One thing a user may be allowed to do; storage checks it, so that no command has to.
 */
public enum Permission {

	/** See the names and facts of what is in a folder. */
	LIST,

	/** Download files. */
	READ,

	/** Upload files, new ones and in place of old ones. */
	WRITE,

	/** Add to files that exist. */
	APPEND,

	/** Delete files. */
	DELETE,

	/** Rename and move files and folders. */
	RENAME,

	/** Make folders. */
	MAKE_DIRECTORY,

	/** Remove folders. */
	REMOVE_DIRECTORY,

	/** Set the times of files. */
	SET_TIME,

	/** Set the permission bits of files. */
	SET_MODE;

	/** Everything; {@code all} in properties. */
	static final Set<Permission> ALL = Collections.unmodifiableSet(EnumSet.allOf(Permission.class));

	/** Look and download; {@code read-only} in properties. */
	static final Set<Permission> READ_ONLY = Collections.unmodifiableSet(EnumSet.of(LIST, READ));

	/**
	 * Reads one value of a {@code permissions} property, in any case and with or without
	 * dashes.
	 * @param value a permission's name, {@code read-only} or {@code all}
	 * @return what it stands for, or {@code null} when it stands for nothing
	 */
	static @Nullable Set<Permission> named(String value) {
		String wanted = bare(value);
		if (wanted.equals("all")) {
			return ALL;
		}
		if (wanted.equals("readonly")) {
			return READ_ONLY;
		}
		return Arrays.stream(values())
			.filter((permission) -> bare(permission.name()).equals(wanted))
			.findFirst()
			.<Set<Permission>>map(EnumSet::of)
			.orElse(null);
	}

	/** All values a {@code permissions} property takes, as a person would write them. */
	static String choices() {
		return Arrays.stream(values())
			.map((permission) -> permission.name().toLowerCase(Locale.ROOT).replace('_', '-'))
			.collect(Collectors.joining(", ", "", ", read-only, all"));
	}

	private static String bare(String name) {
		return name.strip().replaceAll("[-_]", "").toLowerCase(Locale.ROOT);
	}

}
