package dev.wharf.user;

import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Access without an account, for the names {@code anonymous} and {@code ftp} (RFC 1635).
 *
 * @param enabled Whether anonymous users may log in, with any password.
 * @param home The folder that anonymous users see as /. It has to exist.
 * @param acceptAnyUser Whether every name that wharf.users does not have is an anonymous
 * user who is not asked for a password. Names that only an AuthenticationManager of your
 * own knows can then not log in.
 * @param permissions What anonymous users may do: list, read, write, append, delete,
 * rename, make-directory, remove-directory, set-time, set-mode, read-only or all.
 */
@ConfigurationProperties(prefix = "wharf.anonymous", ignoreUnknownFields = false)
record AnonymousProperties(@DefaultValue("false") boolean enabled, @Nullable String home,
		@DefaultValue("false") boolean acceptAnyUser, @DefaultValue("read-only") List<String> permissions) {

}
