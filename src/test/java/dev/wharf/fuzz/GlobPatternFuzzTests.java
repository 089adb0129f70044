package dev.wharf.fuzz;

import java.util.Random;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

import dev.wharf.protocol.GlobPattern;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Glob patterns against regular expressions that mean the same, and against whatever a
 * client may write.
 */
class GlobPatternFuzzTests {

	@Test
	void matchesWhatTheSameRegularExpressionMatches() {
		Seeds.first(20_000).forEach((seed) -> {
			Random random = Seeds.random(seed);
			String glob = Seeds.text(random, 8, "aab**?.");
			String name = Seeds.text(random, 8, "aaab.");
			String regex = glob.replace(".", "\\.").replace('?', '.').replace("*", ".*");
			assertThat(GlobPattern.compile(glob).matches(name)).as("%s over %s", glob, name)
				.isEqualTo(Pattern.matches(regex, name));
		});
	}

	@Test
	void takesAnyPatternAndAnyName() {
		Seeds.first(10_000).forEach((seed) -> {
			Random random = Seeds.random(seed);
			String text = Seeds.anyText(random, 20, "[[]]!^--*?ab");
			GlobPattern pattern = GlobPattern.compile(text);
			pattern.matches(Seeds.anyText(random, 20, "[]!-ab"));
			if (!GlobPattern.isPattern(text)) {
				assertThat(pattern.matches(text)).as(text).isTrue();
			}
		});
	}

}
