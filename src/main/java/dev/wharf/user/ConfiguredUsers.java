package dev.wharf.user;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.wharf.property.InvalidPropertyException;
import dev.wharf.protocol.NameCodec;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes users out of properties, and refuses what would only fail at somebody's login.
 */
final class ConfiguredUsers {

	private static final Logger logger = LoggerFactory.getLogger(ConfiguredUsers.class);

	private final UserDefaults defaults;

	ConfiguredUsers(UserDefaults defaults) {
		this.defaults = defaults;
	}

	/**
	 * Reads all users.
	 * @throws InvalidPropertyException at the first mistake
	 */
	UserDirectory read(UserProperties users, AnonymousProperties anonymous) {
		List<Account> accounts = new ArrayList<>();
		Map<String, String> propertyOfName = new HashMap<>();
		Map<DistinguishedName, String> propertyOfSubject = new HashMap<>();
		for (int i = 0; i < users.users().size(); i++) {
			String property = "wharf.users[" + i + "]";
			Account account = account(property, users.users().get(i));
			String name = account.user().name();
			refuseTakenName(property, name, propertyOfName.put(name, property), anonymous);
			refuseTakenSubject(account, propertyOfSubject);
			accounts.add(account);
		}
		return new UserDirectory(accounts, anonymous.enabled() ? anonymousUser(anonymous) : null,
				anonymous.acceptAnyUser());
	}

	private Account account(String property, UserProperties.Entry entry) {
		String name = name(property + ".name", entry.name());
		if (entry.maxSessions() < 0) {
			throw new InvalidPropertyException(property + ".max-sessions", Integer.toString(entry.maxSessions()),
					"is below 0", "Set it to 1 or more, or to 0 for no limit but the server's own.");
		}
		FtpUser user = new FtpUser(name, home(property, entry),
				permissions(property + ".permissions", entry.permissions()), false,
				charset(property + ".file-names", entry.fileNames()),
				(entry.asciiConversion() != null) ? entry.asciiConversion() : this.defaults.asciiConversion(),
				entry.maxSessions());
		return new Account(user, property, entry.password(),
				subject(property + ".certificate-subject", entry.certificateSubject()), entry.enabled());
	}

	private static @Nullable DistinguishedName subject(String property, @Nullable String value) {
		if (value == null) {
			return null;
		}
		DistinguishedName subject = DistinguishedName.configured(property, value);
		if (subject.looksReversed()) {
			logger.warn("The value \"{}\" of {} has the most general part first; certificates usually have it last",
					value, property);
		}
		return subject;
	}

	private Charset charset(String property, @Nullable Charset own) {
		if (own == null) {
			return carrying("wharf.session.file-names", this.defaults.fileNames());
		}
		return carrying(property, own);
	}

	/**
	 * Some charsets, such as UTF-16, have no ASCII in them that a command line could be
	 * made of.
	 */
	static Charset carrying(String property, Charset charset) {
		try {
			return NameCodec.of(charset).charset();
		}
		catch (IllegalArgumentException ex) {
			throw new InvalidPropertyException(property, charset.name(), "is a charset that FTP cannot use",
					"Set it to one that contains ASCII as it is, such as UTF-8, ISO-8859-1, GBK or Shift_JIS.", ex);
		}
	}

	private FtpUser anonymousUser(AnonymousProperties anonymous) {
		return new FtpUser("anonymous", folder("wharf.anonymous.home", anonymous.home()),
				permissions("wharf.anonymous.permissions", anonymous.permissions()), true,
				charset("wharf.session.file-names", null), this.defaults.asciiConversion(), 0);
	}

	private static void refuseTakenName(String property, String name, @Nullable String earlier,
			AnonymousProperties anonymous) {
		if (earlier != null) {
			throw new InvalidPropertyException(property + ".name", name, "is already the name of " + earlier,
					"Give each user a name of its own, or remove one of the two.");
		}
		if (anonymous.enabled() && UserDirectory.isAnonymousName(name)) {
			throw new InvalidPropertyException(property + ".name", name,
					"is a name of anonymous users, and wharf.anonymous.enabled is true",
					"Rename or remove the user, or set wharf.anonymous.enabled to false.");
		}
	}

	private static void refuseTakenSubject(Account account, Map<DistinguishedName, String> propertyOfSubject) {
		DistinguishedName subject = account.certificateSubject();
		String earlier = (subject != null) ? propertyOfSubject.put(subject, account.property()) : null;
		if (earlier != null) {
			throw new InvalidPropertyException(account.property() + ".certificate-subject", String.valueOf(subject),
					"is already the certificate of " + earlier,
					"Give each user a certificate of its own, or remove one of the two properties.");
		}
	}

	private static String name(String property, @Nullable String name) {
		if (name == null || name.isBlank()) {
			throw new InvalidPropertyException(property, null, "is missing or empty",
					"Set it to the name the user logs in with.");
		}
		if (name.chars().anyMatch(Character::isISOControl)) {
			throw new InvalidPropertyException(property, name,
					"has a control character in it, which no client can send", "Write the name without it.");
		}
		return name;
	}

	private static Path home(String property, UserProperties.Entry entry) {
		String home = entry.home();
		if (entry.createHome() && home != null) {
			try {
				Files.createDirectories(path(property + ".home", home));
			}
			catch (IOException ex) {
				throw new InvalidPropertyException(property + ".home", home,
						"names a folder that cannot be made: " + ex,
						"Let %s make it, or make it yourself.".formatted(serverAccount()), ex);
			}
		}
		return folder(property + ".home", home);
	}

	private static String otherwise(String property) {
		return property.startsWith("wharf.users")
				? " With %s the start makes it.".formatted(property.replace(".home", ".create-home=true")) : "";
	}

	private static Path folder(String property, @Nullable String value) {
		if (value == null || value.isBlank()) {
			throw new InvalidPropertyException(property, null, "is missing or empty",
					"Set it to the folder that is to be seen as /.");
		}
		Path folder = path(property, value);
		if (Files.notExists(folder)) {
			throw new InvalidPropertyException(property, value, "names a folder that does not exist",
					"Make the folder %s, or correct %s.".formatted(folder, property) + otherwise(property));
		}
		if (!Files.isDirectory(folder)) {
			throw new InvalidPropertyException(property, value, "does not name a folder",
					"Set %s to a folder.".formatted(property));
		}
		if (!Files.isReadable(folder) || !Files.isExecutable(folder)) {
			throw new InvalidPropertyException(property, value, "names a folder that the server may not read",
					"Let %s read and enter the folder %s.".formatted(serverAccount(), folder));
		}
		return folder;
	}

	/**
	 * Turns text into an absolute path.
	 * @throws InvalidPropertyException when the file system cannot have such a name
	 */
	static Path path(String property, String value) {
		try {
			return Path.of(value).toAbsolutePath().normalize();
		}
		catch (InvalidPathException ex) {
			throw new InvalidPropertyException(property, value, "is not a path on this machine: " + ex.getReason(),
					"Correct the path, or start with a UTF-8 locale (LC_ALL=C.UTF-8) if it has letters beyond ASCII.",
					ex);
		}
	}

	private static Set<Permission> permissions(String property, List<String> values) {
		Set<Permission> permissions = EnumSet.noneOf(Permission.class);
		for (int i = 0; i < values.size(); i++) {
			Set<Permission> named = Permission.named(values.get(i));
			if (named == null) {
				throw new InvalidPropertyException(property + "[" + i + "]", values.get(i), "is not a permission",
						"Use any of: " + Permission.choices() + ".");
			}
			permissions.addAll(named);
		}
		return permissions;
	}

	private static String serverAccount() {
		return "the account the server runs as (" + System.getProperty("user.name") + ")";
	}

}
