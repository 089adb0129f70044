package dev.wharf.contract;

import dev.wharf.connection.ServingLoad;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The operator can see how busy selecting threads are. */
@ServedBy(modes = { Mode.REACTOR, Mode.PREFORK_REACTOR })
class ReactorLoadTests extends ContractTests {

	@Test
	void isTheNumberAndTheTimeOfRounds() {
		ServingLoad before = this.server.figures().load();
		this.server.login().expect(200, "NOOP");
		eventually().untilAsserted(() -> {
			ServingLoad after = this.server.figures().load();
			assertThat(after.rounds()).isGreaterThan(before.rounds());
			assertThat(after.roundNanos()).isGreaterThan(before.roundNanos());
			assertThat(after.longestRoundNanos()).isPositive();
		});
	}

}
