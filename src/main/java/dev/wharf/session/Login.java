package dev.wharf.session;

import dev.wharf.storage.VirtualFileSystem;
import dev.wharf.user.FtpUser;

/**
 * What a session has once its client is logged in.
 *
 * @param user who the client is
 * @param files what the client sees
 * @param place the user's place among the sessions allowed to it, given back at the end
 */
public record Login(FtpUser user, VirtualFileSystem files, Place place) {

	/** Something held as long as the login lasts. */
	@FunctionalInterface
	public interface Place {

		/** Gives it back; again does nothing. */
		void close();

	}

}
