package dev.wharf.conversation;

import java.util.stream.Stream;

import dev.wharf.contract.ContractTests;
import dev.wharf.contract.Protection;
import dev.wharf.contract.ServedBy;
import dev.wharf.contract.Axis;
import dev.wharf.contract.Setup;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What a server without TLS says to those who ask for it. */
@ServedBy(value = Setup.NO_TLS, protections = Protection.PLAIN, varies = Axis.PROCESS, because = "there is no other")
class NoTlsConversationTests extends ContractTests {

	@TestFactory
	Stream<DynamicTest> conversations() {
		return Scripts.of("tls-off").playedWith(this.server);
	}

}
