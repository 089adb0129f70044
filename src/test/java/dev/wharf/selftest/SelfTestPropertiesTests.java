package dev.wharf.selftest;

import java.time.Duration;

import dev.wharf.property.InvalidPropertyException;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** A self-test without anybody who logs in is refused at the start. */
class SelfTestPropertiesTests {

	@Test
	void aTestNeedsAUserWithAPassword() {
		assertThatExceptionOfType(InvalidPropertyException.class).isThrownBy(() -> properties(true, null, "secret"))
			.withMessageContaining("wharf.health.self-test.user");
		assertThatExceptionOfType(InvalidPropertyException.class).isThrownBy(() -> properties(true, "tester", null))
			.withMessageContaining("wharf.health.self-test.password");
		assertThat(properties(false, null, null).enabled()).isFalse();
	}

	@Test
	void thePasswordIsNotShown() {
		assertThat(properties(true, "tester", "hidden")).asString().contains("tester").doesNotContain("hidden");
	}

	private static SelfTestProperties properties(boolean enabled, String user, String password) {
		return new SelfTestProperties(enabled, Duration.ofMinutes(1), Duration.ofSeconds(10), user, password);
	}

}
