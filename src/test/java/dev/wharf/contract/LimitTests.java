package dev.wharf.contract;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Sessions are bounded in all, per address and per user; who is one too many is told so.
 */
@ServedBy(value = Setup.FEW_SESSIONS, severalClients = true)
class LimitTests extends ContractTests {

	@Test
	void refusesTheSessionThatIsOneTooManyFromItsAddress() {
		connectFrom(2, 3);
		this.server.dial(WharfServer.loopback(2)).expectTurnedAway();
	}

	@Test
	void servesOtherAddressesThen() {
		connectFrom(2, 3);
		connectFrom(3, 1);
	}

	@Test
	void refusesTheSessionThatIsOneTooManyInAll() {
		connectFrom(2, 2);
		connectFrom(3, 2);
		this.server.dial(WharfServer.loopback(4)).expectTurnedAway();
	}

	@Test
	void servesAgainWhenAPlaceIsFree() {
		WireClient leaving = connectFrom(2, 3);
		leaving.expect(221, "QUIT");
		eventually().until(this.server::sessions, (sessions) -> sessions == 2);
		eventually().untilAsserted(() -> connectFrom(2, 1));
	}

	@Test
	void countsNoSessionThatItRefused() {
		connectFrom(2, 3);
		for (int round = 0; round < 5; round++) {
			this.server.dial(WharfServer.loopback(2)).expectTurnedAway();
		}
		connectFrom(3, 1);
	}

	@Test
	void refusesTheSecondSessionOfAUserWhoMayHaveOne() {
		this.server.login("single");
		WireClient client = this.server.connect();
		client.expect(331, "USER single");
		assertThat(client.send("PASS secret").code()).isIn(421, 530);
	}

	@Test
	void letsTheUserInAgainWhenTheFirstHasLeft() {
		this.server.login("single").expect(221, "QUIT");
		eventually().until(this.server::sessions, (sessions) -> sessions == 0);
		this.server.login("single");
	}

	@Test
	void freesTheUsersPlaceOnReinitialization() {
		this.server.login("single").expect(220, "REIN");
		this.server.login("single");
	}

	private WireClient connectFrom(int address, int count) {
		WireClient client = this.server.dial(WharfServer.loopback(address));
		client.expect(220);
		return (count == 1) ? client : connectFrom(address, count - 1);
	}

}
