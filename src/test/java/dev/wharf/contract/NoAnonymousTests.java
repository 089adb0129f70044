package dev.wharf.contract;

import org.junit.jupiter.api.Test;

/** Anonymous access that is turned off does not exist. */
@ServedBy(value = Setup.RESTRICTIVE, modes = Mode.REACTOR)
class NoAnonymousTests extends ContractTests {

	@Test
	void refusesAnonymousAsAnyStranger() {
		WireClient client = this.server.connect();
		client.expect(331, "USER anonymous");
		client.expect(530, "PASS guest@example.com");
	}

}
