package dev.wharf.user;

import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How permissions are written in properties.
 */
class PermissionTests {

	@ParameterizedTest
	@ValueSource(strings = { "make-directory", "MAKE_DIRECTORY", "makeDirectory", " make-directory " })
	void readsANameInEveryUsualSpelling(String value) {
		assertThat(Permission.named(value)).containsExactly(Permission.MAKE_DIRECTORY);
	}

	@ParameterizedTest
	@EnumSource
	void offersEveryPermissionUnderANameItReads(Permission permission) {
		assertThat(Permission.choices().split(", "))
			.anySatisfy((choice) -> assertThat(Permission.named(choice)).isEqualTo(Set.of(permission)));
	}

	@Test
	void readsTheShorthands() {
		assertThat(Permission.named("all")).containsExactly(Permission.values());
		assertThat(Permission.named("read-only")).containsExactly(Permission.LIST, Permission.READ);
	}

	@Test
	void readsNothingElse() {
		assertThat(Permission.named("execute")).isNull();
		assertThat(Permission.named("")).isNull();
	}

}
