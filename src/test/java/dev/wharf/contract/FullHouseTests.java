package dev.wharf.contract;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Where places are bounded by the mode, a client without one waits in the backlog and is
 * served when one is free.
 */
@ServedBy(value = Setup.SMALL_POOL, modes = { Mode.SERIAL, Mode.THREAD_POOL })
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

	/**
	 * 20 clients log in, or try to, send EPSV and LIST, and never connect; they leave
	 * when those who are served have got that far.
	 */
	@Test
	void servesANewClientAfterTheStarvationAttack() {
		this.server.write("a.txt", "content");
		List<WireClient> attackers = new ArrayList<>();
		for (int index = 0; index < 20; index++) {
			WireClient attacker = this.server.dial();
			Thread.startVirtualThread(() -> attack(attacker));
			attackers.add(attacker);
		}
		eventually().until(this.server::reservedPorts, (ports) -> ports == places());
		attackers.forEach(WireClient::reset);
		assertThat(this.server.login().fetch("RETR a.txt")).asString().isEqualTo("content");
	}

	private static void attack(WireClient attacker) {
		try {
			attacker.login("alice");
			attacker.passivePort();
			attacker.write("LIST\r\n");
		}
		catch (AssertionError | UncheckedIOException ignored) {
			// There was no place for it before it left.
		}
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
		for (int index = 0; index < places(); index++) {
			places.add(this.server.connect());
		}
		return places;
	}

	private int places() {
		return this.server.variant().severalClients() ? 3 : 1;
	}

}
