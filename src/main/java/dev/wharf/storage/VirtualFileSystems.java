package dev.wharf.storage;

import java.io.IOException;
import java.time.Clock;

import dev.wharf.user.FtpUser;

/**
 * Opens a user's view of the files at login. Thread-safe.
 */
public interface VirtualFileSystems {

	/**
	 * Opens the view of one user. A home that is missing is made or refused, as
	 * configured.
	 * @param user whose files
	 * @param session the identifier of the session that looks, for traces
	 * @return the view of that session
	 * @throws IOException when the home cannot be used; its message names no path of the
	 * server
	 */
	VirtualFileSystem open(FtpUser user, String session) throws IOException;

	/**
	 * Keeps files in folders of this machine, for use without an application context.
	 */
	static VirtualFileSystems local(StorageProperties properties) {
		return new LocalFileSystems(properties, Clock.systemUTC(), new LocalDigests(properties.rememberedDigests()),
				false, null);
	}

}
