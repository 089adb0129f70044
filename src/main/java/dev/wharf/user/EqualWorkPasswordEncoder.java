package dev.wharf.user;

import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Makes every refused password cost the same work, so that the time to the refusal tells
 * neither whether the user exists nor how that user's password is encoded.
 * <p>
 * Spring Security hides an unknown user behind one hash of the default encoding, which
 * gives it away as soon as users have cheaper or dearer hashes than that. Here a refusal
 * computes one hash of each cost that is in use among the users, whoever was asked for. A
 * password that is right computes its own hash alone.
 */
final class EqualWorkPasswordEncoder implements PasswordEncoder {

	private static final String NOBODY = "{nobody}";

	private final PasswordEncoder encoder;

	private final Map<String, String> sampleByWork;

	/**
	 * Checks passwords by way of the given encoder.
	 * @param encoder computes the hashes
	 * @param encodedPasswords the users' encoded passwords
	 */
	EqualWorkPasswordEncoder(PasswordEncoder encoder, Collection<String> encodedPasswords) {
		this.encoder = encoder;
		this.sampleByWork = encodedPasswords.stream()
			.collect(Collectors.toUnmodifiableMap(PasswordEncoding::work, (encoded) -> encoded,
					(first, second) -> first));
	}

	/**
	 * Gives what no password matches: {@code DaoAuthenticationProvider} asks for an
	 * encoded password only to check it in place of an unknown user's.
	 */
	@Override
	public String encode(@Nullable CharSequence rawPassword) {
		return NOBODY;
	}

	@Override
	public boolean matches(@Nullable CharSequence rawPassword, @Nullable String encodedPassword) {
		String encoded = (encodedPassword != null) ? encodedPassword : NOBODY;
		if (!encoded.equals(NOBODY) && this.encoder.matches(rawPassword, encoded)) {
			return true;
		}
		String done = PasswordEncoding.work(encoded);
		this.sampleByWork.forEach((work, sample) -> {
			if (!work.equals(done)) {
				this.encoder.matches(rawPassword, sample);
			}
		});
		return false;
	}

}
