package dev.wharf.contract;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** A full pool can be told to refuse clients instead of letting them wait. */
@ServedBy(properties = { "wharf.server.pool-size=2", "wharf.server.pool-overflow=refuse" }, variants = "thread-pool")
class PoolOverflowTests extends ContractTests {

	@Test
	void refusesTheClientThatFindsNoPlace() {
		this.server.connect();
		this.server.connect();
		WireClient refused = this.server.dial();
		refused.expect(421);
		assertThat(refused.isClosed()).isTrue();
	}

	@Test
	void servesAgainWhenAPlaceIsFree() {
		this.server.connect();
		this.server.connect().expect(221, "QUIT");
		eventually().until(() -> this.server.dial().read().code(), (code) -> code == 220);
	}

}
