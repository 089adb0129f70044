package dev.wharf.user;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * Everybody whom the configuration knows: the accounts by name, and the anonymous user.
 */
final class UserDirectory {

	private static final Set<String> ANONYMOUS_NAMES = Set.of("anonymous", "ftp");

	private final Map<String, Account> accounts;

	private final @Nullable FtpUser anonymous;

	private final boolean acceptAnyUser;

	UserDirectory(List<Account> accounts, @Nullable FtpUser anonymous, boolean acceptAnyUser) {
		this.accounts = accounts.stream()
			.collect(Collectors.toUnmodifiableMap((account) -> account.user().name(), Function.identity()));
		this.anonymous = anonymous;
		this.acceptAnyUser = acceptAnyUser;
	}

	/** Tells whether anonymous users call themselves so; clients write it in any case. */
	static boolean isAnonymousName(String name) {
		return ANONYMOUS_NAMES.stream().anyMatch(name::equalsIgnoreCase);
	}

	@Nullable Account find(String name) {
		return this.accounts.get(name);
	}

	Collection<Account> accounts() {
		return this.accounts.values();
	}

	List<FtpUser> enabled() {
		Stream<FtpUser> named = this.accounts.values().stream().filter(Account::enabled).map(Account::user);
		return Stream.concat(named, Stream.ofNullable(this.anonymous)).toList();
	}

	boolean isEmpty() {
		return this.accounts.isEmpty() && this.anonymous == null;
	}

	/** The anonymous user, if a login under this name is good with any password. */
	Optional<FtpUser> anonymousFor(String name) {
		return isAnonymousName(name) ? Optional.ofNullable(this.anonymous) : withoutPassword(name);
	}

	/** The anonymous user, if a login under this name needs no password at all. */
	Optional<FtpUser> withoutPassword(String name) {
		return (this.acceptAnyUser && !this.accounts.containsKey(name)) ? Optional.ofNullable(this.anonymous)
				: Optional.empty();
	}

}
