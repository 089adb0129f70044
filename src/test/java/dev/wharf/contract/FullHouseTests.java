package dev.wharf.contract;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Where places are bounded by the mode, a client without one waits in the backlog and is
 * served when one is free.
 */
@ServedBy(properties = "wharf.server.pool-size=3", variants = { "serial", "thread-pool" })
class FullHouseTests extends ContractTests {

	@Test
	void servesTheWaitingClientWhenAnotherLeaves() {
		List<WireClient> places = takeAllPlaces();
		WireClient waiting = this.server.dial();
		waiting.write("USER alice\r\nPASS secret\r\n");
		places.getFirst().expect(200, "NOOP");
		assertThat(this.server.sessions()).isEqualTo(places.size());
		places.getFirst().expect(221, "QUIT");
		waiting.expect(220);
		waiting.expect(331);
		waiting.expect(230);
	}

	@Test
	void servesTheWaitingClientWhenAnotherVanishes() {
		List<WireClient> places = takeAllPlaces();
		WireClient waiting = this.server.dial();
		places.getLast().reset();
		waiting.expect(220);
	}

	@Test
	void servesWaitingClientsOneAfterTheOther() {
		takeAllPlaces().getFirst().close();
		for (int index = 0; index < 5; index++) {
			WireClient waiting = this.server.login();
			waiting.expect(221, "QUIT");
		}
	}

	/** 20 clients log in, or try to, send PASV and LIST, and never connect. */
	@Test
	void servesANewClientAfterTheStarvationAttack() {
		this.server.write("a.txt", "content");
		List<WireClient> attackers = new ArrayList<>();
		for (int index = 0; index < 20; index++) {
			WireClient attacker = this.server.dial();
			attacker.write("USER alice\r\nPASS secret\r\nPASV\r\nLIST\r\n");
			attackers.add(attacker);
		}
		attackers.forEach(WireClient::close);
		assertThat(this.server.login().fetch("RETR a.txt")).asString().isEqualTo("content");
	}

	@Test
	void abortsTheWaitOfAnAttackerThatItServes() {
		WireClient attacker = takeAllPlaces().getFirst();
		attacker.expect(331, "USER alice");
		attacker.expect(230, "PASS secret");
		attacker.passivePort();
		attacker.write("LIST\r\nABOR\r\n");
		assertThat(attacker.read().code()).isIn(425, 426);
		attacker.expect(226);
	}

	private List<WireClient> takeAllPlaces() {
		List<WireClient> places = new ArrayList<>();
		for (int index = 0; index < (this.server.variant().severalClients() ? 3 : 1); index++) {
			places.add(this.server.connect());
		}
		return places;
	}

}
