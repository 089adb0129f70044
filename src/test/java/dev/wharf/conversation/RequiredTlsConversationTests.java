package dev.wharf.conversation;

import java.util.stream.Stream;

import dev.wharf.contract.ContractTests;
import dev.wharf.contract.Protection;
import dev.wharf.contract.ServedBy;
import dev.wharf.contract.Axis;
import dev.wharf.contract.Setup;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What clients may say before they are under TLS, where they have to be. */
@ServedBy(value = Setup.TLS_REQUIRED, varies = Axis.MODE, protections = Protection.PLAIN,
		because = "the scripts say AUTH themselves")
class RequiredTlsConversationTests extends ContractTests {

	@TestFactory
	Stream<DynamicTest> conversations() {
		return Scripts.of("tls-required").playedWith(this.server);
	}

}
