package dev.wharf.user;

import java.util.List;

/**
 * Who may log in, as far as the configuration tells. Thread-safe.
 */
public interface KnownUsers {

	/**
	 * Everybody whom the configuration knows, the anonymous user among them: those whose
	 * homes should be in order.
	 * @return the enabled users, in no order
	 */
	List<FtpUser> known();

}
