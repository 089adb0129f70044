package dev.wharf.protocol;

import java.nio.file.InvalidPathException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What path a client means.
 */
class VirtualPathTests {

	private static final VirtualPath HERE = VirtualPath.of("/a/b");

	@ParameterizedTest
	@CsvSource({ "c, /a/b/c", "c/d/, /a/b/c/d", "/c, /c", "'', /a/b", "., /a/b", ".., /a", "../.., /", "../../.., /",
			"../../../c, /c", "/.., /", "/../../c, /c", "//c//d, /c/d", "./c/../d/., /a/b/d", "..., /a/b/...",
			"'c ', '/a/b/c '", "' ', '/a/b/ '", "c\\..\\d, /a/b/c\\..\\d", "/, /" })
	void resolvesWhatAClientWrites(String written, String meant) {
		assertThat(HERE.resolve(written)).hasToString(meant).isEqualTo(VirtualPath.of(meant));
	}

	@Test
	void refusesNul() {
		assertThatExceptionOfType(InvalidPathException.class).isThrownBy(() -> HERE.resolve("a\0b"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "a", "./a" })
	void refusesAPathThatIsNotAbsolute(String path) {
		assertThatExceptionOfType(InvalidPathException.class).isThrownBy(() -> VirtualPath.of(path));
	}

	@Test
	void knowsItsParts() {
		assertThat(HERE.name()).isEqualTo("b");
		assertThat(HERE.names()).containsExactly("a", "b");
		assertThat(HERE.parent()).hasToString("/a");
		assertThat(HERE.isRoot()).isFalse();
	}

	@Test
	void letsTheRootBeItsOwnParent() {
		assertThat(VirtualPath.ROOT.parent()).isSameAs(VirtualPath.ROOT);
		assertThat(HERE.parent().parent()).isEqualTo(VirtualPath.ROOT);
		assertThat(VirtualPath.ROOT.name()).isEmpty();
		assertThat(VirtualPath.ROOT.names()).isEmpty();
		assertThat(VirtualPath.ROOT.isRoot()).isTrue();
	}

	@Test
	void goesDownToAChild() {
		assertThat(HERE.child("..c")).hasToString("/a/b/..c");
		assertThat(VirtualPath.ROOT.child("c")).hasToString("/c");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", ".", "..", "a/b", "/", "a\0" })
	void refusesAChildThatIsNotOneName(String name) {
		assertThatExceptionOfType(InvalidPathException.class).isThrownBy(() -> HERE.child(name));
	}

	@ParameterizedTest
	@CsvSource({ "/, true", "/a, true", "/a/b, true", "/a/b/c, false", "/a/bc, false", "/a/, true", "/b, false" })
	void knowsWhatItIsBelow(String other, boolean below) {
		assertThat(HERE.startsWith(VirtualPath.of(other))).isEqualTo(below);
	}

	@Test
	void isNotBelowANameThatOnlyBeginsTheSame() {
		assertThat(VirtualPath.of("/a/bc").startsWith(HERE)).isFalse();
	}

	@Test
	void doublesQuotesInTheQuotedForm() {
		assertThat(VirtualPath.of("/a \"b\"").quoted()).isEqualTo("\"/a \"\"b\"\"\"");
	}

}
