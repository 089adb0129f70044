package dev.wharf.fuzz;

import org.junit.jupiter.api.Test;

import dev.wharf.protocol.ListArguments;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The arguments of LIST against whatever a client may write there.
 */
class ListArgumentsFuzzTests {

	@Test
	void takesTheEndOfTheArgumentForThePathWhateverItIs() {
		Seeds.first(10_000).forEach((seed) -> {
			String argument = Seeds.anyText(Seeds.random(seed), 16, "---  alR.*");
			assertThat(argument).as("seed %d", seed).endsWith(ListArguments.parse(argument).path());
		});
	}

	@Test
	void reachesEveryNameBehindTwoDashes() {
		Seeds.first(10_000).forEach((seed) -> {
			String name = Seeds.anyText(Seeds.random(seed), 12, "--  alR.*");
			assertThat(ListArguments.parse("-la -- " + name)).as("seed %d", seed)
				.isEqualTo(new ListArguments(true, false, false, true, false, name));
		});
	}

}
