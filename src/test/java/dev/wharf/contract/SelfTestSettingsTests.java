package dev.wharf.contract;

import java.io.IOException;
import java.util.stream.Stream;

import dev.wharf.machine.SideBySide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

import static dev.wharf.contract.ContractTests.eventually;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a self-test meets that may not do everything. Its client is in the process that
 * was started, so that only the presence of other processes could make a difference.
 */
@SideBySide
@ParameterizedClass(name = "{0}", allowZeroInvocations = true)
@MethodSource("variants")
@Timeout(300)
class SelfTestSettingsTests {

	@Parameter
	Variant variant;

	private static Stream<Variant> variants() {
		return Variant.inTurn(Mode.REACTOR, Mode.PREFORK_REACTOR);
	}

	@Test
	void passesInTheClear() throws IOException {
		try (SelfTestedServer tested = SelfTestedServer.start(this.variant, "alice", "wharf.tls.mode=off")) {
			eventually().until(tested::status, (status) -> status.equals("UP"));
			assertThat(tested.details().has("resumed")).isFalse();
		}
	}

	@Test
	void saysWhatDoesNotWork() throws IOException {
		try (SelfTestedServer tested = SelfTestedServer.start(this.variant, "reader")) {
			eventually().until(tested::status, (status) -> status.equals("DOWN"));
			assertThat(tested.details().path("problem").asString()).startsWith("upload: ").contains("553");
			eventually().until(() -> tested.count("failed"), (count) -> count >= 1);
		}
	}

}
