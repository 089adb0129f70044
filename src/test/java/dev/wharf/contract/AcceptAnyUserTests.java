package dev.wharf.contract;

import java.io.IOException;
import java.nio.file.Files;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * With {@code wharf.anonymous.accept-any-user} strangers are in by any name, and users
 * still need their passwords.
 */
@ServedBy(value = Setup.PERMISSIVE, varies = Axis.PROCESS)
class AcceptAnyUserTests extends ContractTests {

	@Test
	void letsAStrangerInByNameAlone() throws IOException {
		Files.writeString(this.server.publicFolder().resolve("a.txt"), "content");
		WireClient client = this.server.connect();
		client.expect(230, "USER whoever");
		assertThat(client.fetch("RETR a.txt")).asString().isEqualTo("content");
	}

	@Test
	void takesAPasswordThatComesAllTheSame() {
		WireClient client = this.server.connect();
		client.expect(230, "USER whoever");
		assertThat(client.send("PASS something").code()).isIn(202, 230);
		client.expect(257, "PWD");
	}

	@Test
	void wantsThePasswordOfAUserItKnows() {
		WireClient client = this.server.connect();
		client.expect(331, "USER alice");
		client.expect(530, "PASS wrong");
	}

}
