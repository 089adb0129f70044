package dev.wharf.selftest;

import java.time.Duration;

import dev.wharf.property.InvalidPropertyException;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Whether and how the service tests itself.
 *
 * @param enabled whether it does
 * @param interval the time between two tests
 * @param timeout how long each of its steps may take
 * @param user who logs in; may write, read and delete, and is nobody else's
 * @param password the password of that user
 */
@Validated
@ConfigurationProperties("wharf.health.self-test")
record SelfTestProperties(@DefaultValue("false") boolean enabled,
		@DefaultValue("1m") @DurationMin(millis = 100) Duration interval,
		@DefaultValue("10s") @DurationMin(millis = 100) Duration timeout, @Nullable String user,
		@Nullable String password) {

	/**
	 * Needs somebody to log in.
	 * @throws InvalidPropertyException when there is no user or no password
	 */
	SelfTestProperties {
		if (enabled) {
			need(user, "user");
			need(password, "password");
		}
	}

	private static void need(@Nullable String value, String name) {
		if (value == null || value.isEmpty()) {
			throw new InvalidPropertyException("wharf.health.self-test." + name, null, "is missing",
					"Set it to that of a user who exists for the self-test alone and may write, read and delete.");
		}
	}

	@Override
	public String toString() {
		return "SelfTestProperties[enabled=%s, interval=%s, timeout=%s, user=%s, password=[PROTECTED]]"
			.formatted(this.enabled, this.interval, this.timeout, this.user);
	}

}
