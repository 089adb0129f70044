package dev.wharf.contract;

import org.junit.jupiter.api.Test;

/** A full pool can be told to refuse clients instead of letting them wait. */
@ServedBy(value = Setup.SMALL_POOL_REFUSES, modes = Mode.THREAD_POOL)
class PoolOverflowTests extends ContractTests {

	@Test
	void refusesTheClientThatFindsNoPlace() {
		this.server.connect();
		this.server.connect();
		this.server.dial().expectTurnedAway();
	}

	@Test
	void servesAgainWhenAPlaceIsFree() {
		this.server.connect();
		this.server.connect().expect(221, "QUIT");
		eventually().ignoreExceptions().until(() -> this.server.dial().read().code(), (code) -> code == 220);
	}

}
