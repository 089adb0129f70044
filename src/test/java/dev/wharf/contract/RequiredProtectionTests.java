package dev.wharf.contract;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Where TLS is required, nothing of worth travels in the clear. */
@ServedBy(value = Setup.TLS_REQUIRED, protections = { Protection.EXPLICIT, Protection.IMPLICIT },
		because = "what plain clients may say there, the scripts of conversations/tls-required tell")
class RequiredProtectionTests extends ContractTests {

	@Test
	void servesClientsThatProtectEverything() {
		WireClient client = this.server.login();
		client.put("STOR a.txt", "content");
		assertThat(client.fetch("RETR a.txt")).asString().isEqualTo("content");
		assertThat(client.fetchLines("NLST")).containsExactly("a.txt");
	}

	@Test
	void goesOnProtectedWhenAskedToGoBack() {
		this.server.write("a.txt", "content");
		WireClient client = this.server.login();
		client.expect(534, "PROT C");
		assertThat(client.fetch("RETR a.txt")).asString().isEqualTo("content");
	}

	@Test
	void servesAnonymousUnderTlsToo() {
		WireClient client = this.server.connect();
		client.expect(331, "USER anonymous");
		client.expect(230, "PASS guest@example.com");
		assertThat(client.fetch("NLST")).isEmpty();
	}

}
