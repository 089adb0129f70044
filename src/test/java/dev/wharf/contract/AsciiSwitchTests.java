package dev.wharf.contract;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The whole server's ASCII conversion can be turned off, for files that clients would
 * spoil by leaving TYPE A.
 */
@ServedBy(value = Setup.RESTRICTIVE, modes = Mode.REACTOR)
class AsciiSwitchTests extends ContractTests {

	@Test
	void sendsEveryFileAsItIs() {
		this.server.write("a.txt", "one\ntwo\n");
		WireClient client = this.server.login();
		client.expect(200, "TYPE A");
		assertThat(client.fetch("RETR a.txt")).asString().isEqualTo("one\ntwo\n");
	}

}
