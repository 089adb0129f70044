package dev.wharf.user;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import dev.wharf.property.InvalidPropertyException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks through the configured passwords at start: refuses those that nobody could ever
 * log in with, and warns about those in clear. What it says never has a password in it,
 * nor a part of one.
 */
final class ConfiguredPasswords {

	private static final Logger logger = LoggerFactory.getLogger(ConfiguredPasswords.class);

	private ConfiguredPasswords() {
	}

	/**
	 * Checks every account's password.
	 * @return the encoded passwords
	 * @throws InvalidPropertyException at the first that cannot work
	 */
	static List<String> check(Collection<Account> accounts) {
		List<String> passwords = new ArrayList<>();
		for (Account account : accounts) {
			String property = account.property() + ".password";
			String password = check(property, account.password());
			if (PasswordEncoding.of(password) == PasswordEncoding.NOOP) {
				logger.warn("{} of user '{}' is in clear ({noop}); replace it by a hash, such as {bcrypt}...", property,
						account.user().name());
			}
			passwords.add(password);
		}
		return passwords;
	}

	private static String check(String property, @Nullable String password) {
		if (password == null || password.isEmpty()) {
			throw new InvalidPropertyException(property, null, "is missing or empty", mend(property));
		}
		if (!PasswordEncoding.hasId(password)) {
			throw new InvalidPropertyException(property, null,
					"does not begin with the {id} of the way the password is encoded", mend(property));
		}
		PasswordEncoding encoding = PasswordEncoding.of(password);
		if (encoding == null) {
			throw new InvalidPropertyException(property, null, "begins with an {id} that is not known", mend(property));
		}
		if (!encoding.isWellFormed(password)) {
			throw new InvalidPropertyException(property, null,
					"is not a whole password of the {%s} encoding".formatted(encoding.id()), mend(property));
		}
		return password;
	}

	private static String mend(String property) {
		return "Set %s to a hash behind its {id}, for example {bcrypt}$2a$10$..., or for a trial to {noop} and the"
			.formatted(property) + " password in clear. In YAML, put quotes around it. Known ids: "
				+ PasswordEncoding.ids() + ".";
	}

}
