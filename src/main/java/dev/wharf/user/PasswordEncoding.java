package dev.wharf.user;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.NoOpPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.crypto.password.Pbkdf2PasswordEncoder;
import org.springframework.security.crypto.scrypt.SCryptPasswordEncoder;

/**
 * The ways a password may stand in the configuration: the ids and parameters of Spring
 * Security's {@code PasswordEncoderFactories}, without the digests that are broken.
 * <p>
 * Each knows what its hashes look like, for two ends: a malformed hash is found at start
 * rather than at a login, and the part that sets the cost of a hash can be told from salt
 * and digest.
 */
@SuppressWarnings("deprecation") // Spring Security keeps these for passwords that exist
enum PasswordEncoding {

	BCRYPT("bcrypt", "(\\$2[aby]?\\$(?:0[4-9]|[12][0-9]|3[01]))\\$[./0-9A-Za-z]{53}", BCryptPasswordEncoder::new),

	ARGON2("argon2", Shape.ARGON2, Argon2PasswordEncoder::defaultsForSpringSecurity_v5_2),

	ARGON2_V5_8("argon2@SpringSecurity_v5_8", Shape.ARGON2, Argon2PasswordEncoder::defaultsForSpringSecurity_v5_8),

	SCRYPT("scrypt", Shape.SCRYPT, SCryptPasswordEncoder::defaultsForSpringSecurity_v4_1),

	SCRYPT_V5_8("scrypt@SpringSecurity_v5_8", Shape.SCRYPT, SCryptPasswordEncoder::defaultsForSpringSecurity_v5_8),

	PBKDF2("pbkdf2", Shape.hex(8 + 32), Pbkdf2PasswordEncoder::defaultsForSpringSecurity_v5_5),

	PBKDF2_V5_8("pbkdf2@SpringSecurity_v5_8", Shape.hex(16 + 32),
			Pbkdf2PasswordEncoder::defaultsForSpringSecurity_v5_8),

	NOOP("noop", "().+", NoOpPasswordEncoder::getInstance);

	private static final Pattern ID = Pattern.compile("\\{([^}]*)}.*", Pattern.DOTALL);

	private final String id;

	private final Pattern shape;

	@SuppressWarnings("ImmutableEnumChecker") // each is a method reference, without state
	private final Supplier<PasswordEncoder> encoder;

	PasswordEncoding(String id, String shape, Supplier<PasswordEncoder> encoder) {
		this.id = id;
		this.shape = Pattern.compile(Pattern.quote("{" + id + "}") + shape, Pattern.DOTALL);
		this.encoder = encoder;
	}

	/** Tells whether the text begins with an id in braces, known or not. */
	static boolean hasId(String encoded) {
		return ID.matcher(encoded).matches();
	}

	/** The encoding whose id the text begins with; {@code null} when there is none. */
	static @Nullable PasswordEncoding of(String encoded) {
		return Arrays.stream(values())
			.filter((encoding) -> encoded.startsWith("{" + encoding.id + "}"))
			.findFirst()
			.orElse(null);
	}

	/** All ids, as they are written in front of a password. */
	static String ids() {
		return Arrays.stream(values()).map((encoding) -> "{" + encoding.id + "}").collect(Collectors.joining(", "));
	}

	/** One encoder for all of them, which goes by the id. */
	static PasswordEncoder delegating() {
		Map<String, PasswordEncoder> encoders = Arrays.stream(values())
			.collect(Collectors.toMap(PasswordEncoding::id, (encoding) -> encoding.encoder()));
		return new DelegatingPasswordEncoder(BCRYPT.id, encoders);
	}

	/**
	 * Names how much work it is to check a password against this hash: the encoding and
	 * its parameters. Hashes with equal names cost the same.
	 */
	static String work(String encoded) {
		PasswordEncoding encoding = of(encoded);
		Matcher matcher = (encoding != null) ? encoding.shape.matcher(encoded) : null;
		return (encoding != null && matcher != null && matcher.matches()) ? encoding.id + matcher.group(1) : "";
	}

	/** Tells whether the text is a whole hash of this encoding. */
	boolean isWellFormed(String encoded) {
		return this.shape.matcher(encoded).matches();
	}

	PasswordEncoder encoder() {
		return this.encoder.get();
	}

	String id() {
		return this.id;
	}

	/** The outer form of hashes; the first group is the part that sets their cost. */
	private static final class Shape {

		static final String SALT_AND_DIGEST = "\\$[^$]+\\$[^$]+";

		static final String ARGON2 = "(\\$argon2(?:id|i|d)(?:\\$v=[0-9]+)?\\$m=[0-9]+,t=[0-9]+,p=[0-9]+)"
				+ SALT_AND_DIGEST;

		static final String SCRYPT = "(\\$[0-9a-f]+)" + SALT_AND_DIGEST;

		private Shape() {
		}

		static String hex(int octets) {
			return "()[0-9a-fA-F]{" + 2 * octets + "}";
		}

	}

}
