package dev.wharf.contract;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Wrong passwords tell nothing and are not taken for ever. */
@ServedBy(varies = { Axis.PROCESS, Axis.PROTECTION }, own = "failed logins delay the next ones from an address")
class FailedLoginTests extends ContractTests {

	@Test
	void refusesAWrongPassword() {
		assertThat(fail(this.server.connect(), "alice").code()).isEqualTo(530);
	}

	@Test
	void refusesAStrangerInTheSameWords() {
		WireClient client = this.server.connect();
		String known = fail(client, "alice").text();
		assertThat(fail(client, "nobody").text()).isEqualTo(known);
	}

	@Test
	void letsInAfterAWrongPassword() {
		WireClient client = this.server.connect();
		fail(client, "alice");
		client.expect(331, "USER alice");
		client.expect(230, "PASS secret");
	}

	@Test
	void closesAfterThreeWrongPasswords() {
		WireClient client = this.server.connect();
		assertThat(fail(client, "alice").code()).isEqualTo(530);
		assertThat(fail(client, "alice").code()).isEqualTo(530);
		assertThat(fail(client, "alice").code()).isIn(421, 530);
		assertThat(client.readToTheEnd()).matches("(421 .*\r\n)?");
	}

	@Test
	void keepsPasswordsOutOfItsReplies() {
		WireClient client = this.server.connect();
		client.expect(331, "USER alice");
		assertThat(client.send("PASS hush-hush").text()).doesNotContain("hush-hush");
	}

	@Test
	void refusesAnEmptyPassword() {
		WireClient client = this.server.connect();
		client.expect(331, "USER alice");
		assertThat(client.send("PASS ").code()).isIn(501, 530);
	}

	private static Answer fail(WireClient client, String user) {
		client.expect(331, "USER " + user);
		return client.send("PASS wrong");
	}

}
