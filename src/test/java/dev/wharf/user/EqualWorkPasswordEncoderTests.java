package dev.wharf.user;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.springframework.security.crypto.password.PasswordEncoder;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a refusal costs, counted in hashes rather than in time.
 */
class EqualWorkPasswordEncoderTests {

	private static final String BCRYPT_10 = "{bcrypt}$2a$10$zpVjjmV/3Ulb4tGbQkyONO2PgcQZwTNwI12ZRtIsh9RDP6q3Zu1Tu";

	private static final String BCRYPT_10_TOO = BCRYPT_10.replace("zpVjj", "aaaaa");

	private static final String BCRYPT_12 = BCRYPT_10.replace("$10$", "$12$");

	private static final String ARGON2 = "{argon2}$argon2id$v=19$m=16384,t=2,p=1$c2FsdA$aGFzaA";

	private static final String NOOP = "{noop}right";

	private final WorkBook work = new WorkBook();

	private final EqualWorkPasswordEncoder encoder = new EqualWorkPasswordEncoder(this.work,
			List.of(BCRYPT_10, BCRYPT_10_TOO, BCRYPT_12, ARGON2, NOOP));

	@Test
	void aWrongPasswordCostsOneHashOfEachCostWhoeverIsAsked() {
		for (String encoded : List.of(BCRYPT_10, BCRYPT_10_TOO, BCRYPT_12, ARGON2, NOOP)) {
			this.work.done.clear();
			assertThat(this.encoder.matches("wrong", encoded)).isFalse();
			assertThat(this.work.done).containsExactlyInAnyOrder(PasswordEncoding.work(BCRYPT_10),
					PasswordEncoding.work(BCRYPT_12), PasswordEncoding.work(ARGON2), PasswordEncoding.work(NOOP));
		}
	}

	@Test
	void anUnknownUserCostsTheSame() {
		assertThat(this.encoder.matches("right", this.encoder.encode("stands in for an unknown user"))).isFalse();
		assertThat(this.work.done).containsExactlyInAnyOrder(PasswordEncoding.work(BCRYPT_10),
				PasswordEncoding.work(BCRYPT_12), PasswordEncoding.work(ARGON2), PasswordEncoding.work(NOOP));
	}

	@Test
	void theRightPasswordCostsItsOwnHashAlone() {
		assertThat(this.encoder.matches("right", NOOP)).isTrue();
		assertThat(this.work.done).containsExactly(PasswordEncoding.work(NOOP));
	}

	/**
	 * Writes down the work of each hash instead of doing it.
	 */
	private static final class WorkBook implements PasswordEncoder {

		private final List<String> done = new ArrayList<>();

		@Override
		public @Nullable String encode(@Nullable CharSequence rawPassword) {
			throw new UnsupportedOperationException();
		}

		@Override
		public boolean matches(@Nullable CharSequence rawPassword, @Nullable String encodedPassword) {
			this.done.add(PasswordEncoding.work(String.valueOf(encodedPassword)));
			return ("{noop}" + rawPassword).equals(encodedPassword);
		}

	}

}
