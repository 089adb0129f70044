package dev.wharf.conversation;

import java.util.stream.Stream;

import dev.wharf.contract.ContractTests;
import dev.wharf.contract.Protection;
import dev.wharf.contract.ServedBy;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What clients may say before they are under TLS, where they have to be. */
@ServedBy(properties = { "wharf.tls.mode=required", "wharf.tls.data=required", "wharf.tls.clear-command-channel=true" },
		protections = Protection.PLAIN, because = "the scripts say AUTH themselves")
class RequiredTlsConversationTests extends ContractTests {

	@TestFactory
	Stream<DynamicTest> conversations() {
		return Scripts.of("tls-required").playedWith(this.server);
	}

}
