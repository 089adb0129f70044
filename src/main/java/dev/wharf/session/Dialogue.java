package dev.wharf.session;

import dev.wharf.protocol.VirtualPath;
import org.jspecify.annotations.Nullable;

/**
 * What one command leaves for a later one: USER for PASS, RNFR for RNTO, REST for a
 * transfer. Used by the commands of one session, which run one at a time.
 */
public final class Dialogue {

	private @Nullable String userNamed;

	private @Nullable VirtualPath renameFrom;

	private boolean renameIsNext;

	private long restartAt;

	private int failedLogins;

	/**
	 * Notes that another command has its turn: RNTO comes right after RNFR or not at all
	 * (RFC 959 section 4.1.3).
	 */
	public void nextCommand() {
		if (!this.renameIsNext) {
			this.renameFrom = null;
		}
		this.renameIsNext = false;
	}

	/**
	 * Whether USER has been given and PASS has not.
	 * @return {@code true} in the middle of a login
	 */
	public boolean isLoginBegun() {
		return this.userNamed != null;
	}

	/**
	 * Notes the name that USER gave.
	 * @param name the name
	 */
	public void userNamed(String name) {
		this.userNamed = name;
	}

	/**
	 * The name that USER gave and no PASS has answered yet; it is gone afterwards.
	 * @return the name, or {@code null}
	 */
	public @Nullable String takeUserNamed() {
		String name = this.userNamed;
		this.userNamed = null;
		return name;
	}

	/**
	 * Notes a failed login.
	 * @return how many there have been since the greeting
	 */
	public int loginFailed() {
		return ++this.failedLogins;
	}

	/**
	 * Notes the path that RNFR named.
	 * @param path an existing path
	 */
	public void renameFrom(VirtualPath path) {
		this.renameFrom = path;
		this.renameIsNext = true;
	}

	/**
	 * The path that RNFR named and no RNTO has used yet; it is gone afterwards.
	 * @return the path, or {@code null}
	 */
	public @Nullable VirtualPath takeRenameFrom() {
		VirtualPath path = this.renameFrom;
		this.renameFrom = null;
		return path;
	}

	/**
	 * Notes where the next transfer starts (REST, RFC 3659 section 5).
	 * @param offset octets from the beginning, as the transfer's TYPE counts them
	 */
	public void restartAt(long offset) {
		this.restartAt = offset;
	}

	/**
	 * Where the transfer that begins now starts; the next one starts at 0 again.
	 * @return octets from the beginning
	 */
	public long takeRestart() {
		long offset = this.restartAt;
		this.restartAt = 0;
		return offset;
	}

	/**
	 * Forgets all but the failed logins: a client cannot win new attempts by REIN.
	 */
	void forget() {
		this.userNamed = null;
		this.renameFrom = null;
		this.restartAt = 0;
	}

}
