package dev.wharf.contract;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Users have meters of their own if that is wanted, and no more of them than that. */
@ServedBy(modes = { Mode.REACTOR, Mode.PREFORK_REACTOR }, protections = Protection.PLAIN,
		because = "meters are the same under TLS", properties = "wharf.metrics.users=1",
		own = "the first user who has ever been there has the meter")
class UserMetricsTests extends ContractTests {

	@Test
	void givesTheFirstUsersTheirNamesAndPutsTheOthersTogether() {
		this.server.dial().login("alice").put("STOR a.txt", "content");
		eventually().untilAsserted(() -> assertThat(octets("alice")).isEqualTo(7));
		for (String user : new String[] { "latin", "gbk" }) {
			this.server.dial().login(user).put("STOR b.txt", "content");
		}
		eventually().untilAsserted(() -> assertThat(octets("others")).isEqualTo(14));
		assertThat(octets("latin")).isZero();
		assertThat(this.server.service().count("wharf.user.logins", "user", "others")).isEqualTo(2);
		assertThat(this.server.service()
			.count("wharf.user.transfers", "user", "alice", "kind", "upload", "result", "completed")).isEqualTo(1);
	}

	private long octets(String user) {
		return this.server.service().count("wharf.user.octets", "user", user, "kind", "upload");
	}

}
