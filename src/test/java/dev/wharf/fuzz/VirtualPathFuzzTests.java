package dev.wharf.fuzz;

import java.nio.file.InvalidPathException;
import java.util.Random;

import org.junit.jupiter.api.Test;

import dev.wharf.protocol.VirtualPath;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Paths against whatever a client may name.
 */
class VirtualPathFuzzTests {

	@Test
	void isNormalisedWhateverAClientNames() {
		Seeds.first(10_000).forEach((seed) -> {
			Random random = Seeds.random(seed);
			VirtualPath path = VirtualPath.ROOT;
			for (int step = 0; step < 4; step++) {
				path = resolve(path, Seeds.anyText(random, 12, "//...ab\\~ "));
			}
			assertThat(path.names()).as("seed %d", seed)
				.doesNotContain("", ".", "..")
				.noneMatch((name) -> name.contains("/"));
			assertThat(VirtualPath.of(path.toString())).as("seed %d", seed).isEqualTo(path);
			assertThat(path.isRoot() ? path : path.parent().child(path.name())).as("seed %d", seed).isEqualTo(path);
			assertThat(path.startsWith(path.parent())).as("seed %d", seed).isTrue();
		});
	}

	private static VirtualPath resolve(VirtualPath from, String written) {
		try {
			return from.resolve(written);
		}
		catch (InvalidPathException expected) {
			assertThat(written).contains("\0");
			return from;
		}
	}

}
