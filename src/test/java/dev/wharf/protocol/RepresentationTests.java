package dev.wharf.protocol;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.wharf.protocol.Representation.Mode;
import dev.wharf.protocol.Representation.Type;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * What TYPE, STRU and MODE change.
 */
class RepresentationTests {

	@Test
	void beginsAsTheRfcSays() {
		assertThat(Representation.INITIAL)
			.isEqualTo(new Representation(Type.ASCII, Mode.STREAM, Representation.INITIAL.deflateLevel()));
	}

	@Test
	void changesOneThingAtATime() {
		assertThat(Representation.INITIAL.withType(Type.IMAGE).withMode(Mode.DEFLATE).withDeflateLevel(9))
			.isEqualTo(new Representation(Type.IMAGE, Mode.DEFLATE, 9));
	}

	@ParameterizedTest
	@ValueSource(ints = { -1, 10 })
	void refusesALevelThatDeflateDoesNotHave(int level) {
		assertThatIllegalArgumentException().isThrownBy(() -> Representation.INITIAL.withDeflateLevel(level));
	}

}
