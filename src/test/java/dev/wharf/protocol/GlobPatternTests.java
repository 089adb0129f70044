package dev.wharf.protocol;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Which names a pattern takes.
 */
class GlobPatternTests {

	@ParameterizedTest
	@CsvSource({ "*, a", "*, ''", "'', ''", "*.txt, a.txt", "*.txt, .txt", "a*b*c, a--b--b--c", "a?c, abc", "?, é",
			"?, 😀", "?, \udce9", "**a**, xax", "[abc], b", "[a-c]x, bx", "[!a-c], d", "[^a], b", "[]a], ]", "[]a], a",
			"[!]], a", "[a-], -", "[-a], -", "[a-c-e], -", "[.*], *", "[, [", "a[b, a[b", "[], []", "[!], [!]",
			"[[]x, [x", "[à-ï], é", "a.c, a.c", "a+$(, a+$(", "\\*, \\x" })
	void matches(String pattern, String name) {
		assertThat(GlobPattern.compile(pattern).matches(name)).isTrue();
	}

	@ParameterizedTest
	@CsvSource({ "'', a", "?, ''", "?, ab", "*.txt, a.txt2", "*.txt, txt", "a*b*c, a--b", "a*, ba", "*a, ab", "abc, ab",
			"ab, abc", "[abc], d", "[abc], ''", "[!a-c], b", "[!a], ''", "[c-a], b", "a.c, abc", "A, a", "[], ]" })
	void doesNotMatch(String pattern, String name) {
		assertThat(GlobPattern.compile(pattern).matches(name)).isFalse();
	}

	@ParameterizedTest
	@CsvSource({ "*.txt, true", "a?, true", "[a], true", "a[, true", "plain name.txt, false", "'', false" })
	void knowsWhatIsAPattern(String text, boolean pattern) {
		assertThat(GlobPattern.isPattern(text)).isEqualTo(pattern);
	}

	@Test
	void isNotStalledByManyStars() {
		GlobPattern pattern = GlobPattern.compile("*a".repeat(511) + "*b");
		GlobPattern half = GlobPattern.compile("*" + "a".repeat(127) + "b");
		String name = "a".repeat(255);
		for (int i = 0; i < 1000; i++) {
			assertThat(pattern.matches(name)).isFalse();
			assertThat(half.matches(name)).isFalse();
		}
	}

	@Test
	void refusesAPatternBeyondAllNames() {
		assertThatIllegalArgumentException().isThrownBy(() -> GlobPattern.compile("a".repeat(1025)));
	}

}
