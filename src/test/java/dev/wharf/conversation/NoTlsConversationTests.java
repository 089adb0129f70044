package dev.wharf.conversation;

import java.util.stream.Stream;

import dev.wharf.contract.ContractTests;
import dev.wharf.contract.Protection;
import dev.wharf.contract.ServedBy;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What a server without TLS says to those who ask for it. */
@ServedBy(certificate = false, protections = Protection.PLAIN, because = "there is no other")
class NoTlsConversationTests extends ContractTests {

	@TestFactory
	Stream<DynamicTest> conversations() {
		return Scripts.of("tls-off").playedWith(this.server);
	}

}
