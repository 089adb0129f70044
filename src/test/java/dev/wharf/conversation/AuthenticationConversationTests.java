package dev.wharf.conversation;

import java.util.stream.Stream;

import dev.wharf.contract.ContractTests;
import dev.wharf.contract.Protection;
import dev.wharf.contract.ServedBy;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** How a session gets under TLS that began in the clear. */
@ServedBy(protections = Protection.PLAIN, because = "the scripts say AUTH themselves")
class AuthenticationConversationTests extends ContractTests {

	@TestFactory
	Stream<DynamicTest> conversations() {
		return Scripts.of("tls-optional").playedWith(this.server);
	}

}
