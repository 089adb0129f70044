package dev.wharf.session;

import dev.wharf.protocol.NameCodec;
import dev.wharf.user.FtpUser;
import dev.wharf.user.UserDefaults;
import org.jspecify.annotations.Nullable;

/**
 * How file names travel in one session: as the server has it, then as its user has it,
 * unless the client has asked for UTF-8. Changed by the session's commands, which run one
 * at a time; read by any thread.
 */
final class FileNaming {

	private final UserDefaults defaults;

	private @Nullable FtpUser user;

	private boolean utf8;

	private volatile NameCodec codec;

	FileNaming(UserDefaults defaults) {
		this.defaults = defaults;
		this.codec = NameCodec.of(defaults.fileNames());
	}

	NameCodec codec() {
		return this.codec;
	}

	/** Follows a login; its end changes nothing until the next one. */
	void follow(FtpUser loggedIn) {
		this.user = loggedIn;
		choose();
	}

	/** Goes back to what the server has. */
	void forget() {
		this.user = null;
		this.utf8 = false;
		choose();
	}

	/** Follows OPTS UTF8; holds for a login that comes later too. */
	void useUtf8(boolean on) {
		this.utf8 = on;
		choose();
	}

	private void choose() {
		FtpUser current = this.user;
		this.codec = this.utf8 ? NameCodec.UTF_8
				: NameCodec.of((current != null) ? current.fileNames() : this.defaults.fileNames());
	}

}
