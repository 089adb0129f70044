package dev.wharf.conversation;

import java.util.stream.Stream;

import dev.wharf.contract.ContractTests;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What clients of every kind are told. */
class ConversationTests extends ContractTests {

	@TestFactory
	Stream<DynamicTest> conversations() {
		return Scripts.general().playedWith(this.server);
	}

}
