package dev.wharf.user;

import java.nio.charset.Charset;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.env.Environment;

/**
 * The users as they stand in the configuration, unchecked: {@link ConfiguredUsers} makes
 * sense of them, so that a mistake is answered with the index of the property it is in.
 * The annotation is there for the metadata; {@link #in} binds.
 *
 * @param users The users who may log in.
 */
@ConfigurationProperties("wharf")
record UserProperties(@DefaultValue List<Entry> users) {

	/** Binds the users, after a look at how their properties are spelt. */
	static UserProperties in(Environment environment) {
		UserPropertyNames.check(environment);
		return new UserProperties(
				Binder.get(environment).bind("wharf.users", Bindable.listOf(Entry.class)).orElseGet(List::of));
	}

	/**
	 * One user.
	 *
	 * @param name The name the user logs in with.
	 * @param password The password's hash behind the {id} of its encoding, for example
	 * {bcrypt}$2a$10$...; {noop} marks a password in clear. Not needed where the
	 * application brings an AuthenticationManager of its own.
	 * @param certificateSubject The distinguished name in the certificate with which this
	 * user may log in without a password where wharf.tls.login-by-certificate is true,
	 * for example CN=alice,O=Example,C=DE; when not set, any whose CN is the user's name.
	 * @param home The folder that the user sees as /. It has to exist.
	 * @param createHome Whether the home is made at the start if it does not exist.
	 * @param permissions What the user may do: list, read, write, append, delete, rename,
	 * make-directory, remove-directory, set-time, set-mode, read-only or all.
	 * @param enabled Whether the user may log in.
	 * @param fileNames The charset in which this user's client writes file names; the
	 * value of wharf.session.file-names when not set.
	 * @param asciiConversion Whether ASCII transfers convert line ends for this user; the
	 * value of wharf.session.ascii-conversion when not set.
	 * @param maxSessions How many sessions the user may have at once; 0 leaves it to the
	 * server's limits.
	 */
	record Entry(@Nullable String name, @Nullable String password, @Nullable String certificateSubject,
			@Nullable String home, @DefaultValue("false") boolean createHome,
			@DefaultValue("all") List<String> permissions, @DefaultValue("true") boolean enabled,
			@Nullable Charset fileNames, @Nullable Boolean asciiConversion, @DefaultValue("0") int maxSessions) {

		@Override
		public String toString() {
			return "Entry[name=" + this.name + ", password=[PROTECTED], home=" + this.home + ", permissions="
					+ this.permissions + ", enabled=" + this.enabled + "]";
		}

	}

}
