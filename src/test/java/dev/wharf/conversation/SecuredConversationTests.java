package dev.wharf.conversation;

import java.util.stream.Stream;

import dev.wharf.contract.ContractTests;
import dev.wharf.contract.Protection;
import dev.wharf.contract.ServedBy;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What is said once a session is under TLS. */
@ServedBy(protections = { Protection.EXPLICIT, Protection.IMPLICIT }, because = "the scripts begin under TLS")
class SecuredConversationTests extends ContractTests {

	@TestFactory
	Stream<DynamicTest> conversations() {
		return Scripts.of("tls-secured").playedWith(this.server);
	}

}
