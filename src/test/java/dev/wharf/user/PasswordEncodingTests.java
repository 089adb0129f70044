package dev.wharf.user;

import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder.BCryptVersion;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.crypto.password.Pbkdf2PasswordEncoder;
import org.springframework.security.crypto.scrypt.SCryptPasswordEncoder;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The encodings of passwords.
 */
class PasswordEncodingTests {

	private static final PasswordEncoder delegating = PasswordEncoding.delegating();

	private static final List<String> encodedByOthers = Stream
		.of("{bcrypt}" + new BCryptPasswordEncoder(4).encode("s3cret"),
				"{bcrypt}" + new BCryptPasswordEncoder(BCryptVersion.$2Y, 4).encode("s3cret"),
				"{argon2}" + new Argon2PasswordEncoder(16, 32, 1, 64, 2).encode("s3cret"),
				"{argon2@SpringSecurity_v5_8}"
						+ Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8().encode("s3cret"),
				"{scrypt}" + new SCryptPasswordEncoder(16, 8, 1, 32, 16).encode("s3cret"),
				"{pbkdf2@SpringSecurity_v5_8}"
						+ Pbkdf2PasswordEncoder.defaultsForSpringSecurity_v5_8().encode("s3cret"),
				PasswordEncoderFactories.createDelegatingPasswordEncoder().encode("s3cret"), "{noop}s3cret")
		.toList();

	static List<String> encodedByOthers() {
		return encodedByOthers;
	}

	@ParameterizedTest
	@MethodSource("encodedByOthers")
	void checksPasswordsAsSpringSecurityEncodesThem(String encoded) {
		assertThat(delegating.matches("s3cret", encoded)).isTrue();
		assertThat(delegating.matches("s3cre", encoded)).isFalse();
	}

	@ParameterizedTest
	@MethodSource("encodedByOthers")
	void recognisesAWholeHash(String encoded) {
		PasswordEncoding encoding = PasswordEncoding.of(encoded);
		assertThat(encoding).isNotNull();
		assertThat(encoding.isWellFormed(encoded)).isTrue();
	}

	@ParameterizedTest
	@EnumSource
	void recognisesWhatItsOwnEncoderMakes(PasswordEncoding encoding) {
		assertThat(encoding.isWellFormed("{" + encoding.id() + "}" + encoding.encoder().encode("s3cret"))).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "{bcrypt}bench", "{bcrypt}$2a$03$zpVjjmV/3Ulb4tGbQkyONO2PgcQZwTNwI12ZRtIsh9RDP6q3Zu1Tu",
			"{argon2}$argon2id$v=19$m=16,t=2$c2FsdA", "{scrypt}", "{pbkdf2}abcdef", "{noop}" })
	void recognisesADamagedHash(String encoded) {
		PasswordEncoding encoding = PasswordEncoding.of(encoded);
		assertThat(encoding).isNotNull();
		assertThat(encoding.isWellFormed(encoded)).isFalse();
	}

	@Test
	void namesTheSameWorkForEqualParametersOnly() {
		String ten = "{bcrypt}$2a$10$zpVjjmV/3Ulb4tGbQkyONO2PgcQZwTNwI12ZRtIsh9RDP6q3Zu1Tu";
		assertThat(PasswordEncoding.work(ten)).isEqualTo(PasswordEncoding.work(ten.replace("zpVjj", "aaaaa")))
			.isNotEqualTo(PasswordEncoding.work(ten.replace("$10$", "$12$")));
		assertThat(PasswordEncoding.work("{noop}one")).isEqualTo(PasswordEncoding.work("{noop}other"));
		String argon = "{argon2}$argon2id$v=19$m=16384,t=2,p=1$c2FsdA$aGFzaA";
		assertThat(PasswordEncoding.work(argon)).isEqualTo(PasswordEncoding.work(argon.replace("aGFzaA", "aGFzaB")))
			.isNotEqualTo(PasswordEncoding.work(argon.replace("t=2", "t=3")));
	}

	@Test
	void knowsNoIdThatIsNotThere() {
		assertThat(PasswordEncoding.of("{rot13}frperg")).isNull();
		assertThat(PasswordEncoding.hasId("{rot13}frperg")).isTrue();
		assertThat(PasswordEncoding.hasId("secret")).isFalse();
	}

}
