package dev.wharf.user;

import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * Who a session acts for, with every default already resolved; it holds no password.
 *
 * @param name the name the user is known by
 * @param home the absolute folder that the user sees as {@code /}
 * @param permissions what the user may do
 * @param anonymous whether this is the user of anonymous access
 * @param fileNames how file names travel on the control and data connections
 * @param asciiConversion whether {@code TYPE A} transfers convert line ends
 * @param maxSessions how many sessions the user may have at once; 0 leaves it to the
 * server's limits
 */
public record FtpUser(String name, Path home, Set<Permission> permissions, boolean anonymous, Charset fileNames,
		boolean asciiConversion, int maxSessions) {

	/**
	 * Takes its own unmodifiable copy of the permissions.
	 */
	public FtpUser {
		EnumSet<Permission> copy = EnumSet.noneOf(Permission.class);
		copy.addAll(permissions);
		permissions = Collections.unmodifiableSet(copy);
	}

	/**
	 * Tells whether the user may do this.
	 */
	public boolean may(Permission permission) {
		return this.permissions.contains(permission);
	}

}
