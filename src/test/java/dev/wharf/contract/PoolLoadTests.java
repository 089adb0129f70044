package dev.wharf.contract;

import dev.wharf.connection.ServingLoad;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The operator can see how much of a pool is in use, and who waits for it. */
@ServedBy(value = Setup.SMALL_POOL, modes = Mode.THREAD_POOL)
class PoolLoadTests extends ContractTests {

	@Test
	void isThreadsThatServeAndClientsThatWait() {
		for (int client = 0; client < 3; client++) {
			this.server.connect();
		}
		this.server.dial();
		eventually().untilAsserted(() -> {
			ServingLoad load = this.server.figures().load();
			assertThat(load.poolThreads()).isEqualTo(3);
			assertThat(load.poolActive()).isEqualTo(3);
			assertThat(load.poolWaiting()).isEqualTo(1);
		});
	}

}
