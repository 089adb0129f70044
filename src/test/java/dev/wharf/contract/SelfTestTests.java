package dev.wharf.contract;

import java.io.IOException;
import java.util.stream.Stream;

import dev.wharf.limit.Draining;
import dev.wharf.machine.SideBySide;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

import static dev.wharf.contract.ContractTests.eventually;
import static org.assertj.core.api.Assertions.assertThat;

/** A service that tests itself says in health and meters that it works. */
@SideBySide
@ParameterizedClass(name = "{0}", allowZeroInvocations = true)
@MethodSource("variants")
@Timeout(300)
class SelfTestTests {

	private static SelfTestedServer tested;

	@Parameter
	Variant variant;

	private static Stream<Variant> variants() {
		return Variant.inTurn(Mode.REACTOR, Mode.PREFORK_REACTOR, Mode.SERIAL, Mode.PROCESSES);
	}

	@BeforeParameterizedClassInvocation
	static void start(Variant variant) {
		tested = SelfTestedServer.start(variant, "alice");
	}

	@AfterParameterizedClassInvocation
	static void stop() throws IOException {
		tested.close();
	}

	@AfterEach
	void letClientsIn() {
		draining().set(false);
	}

	@Test
	void passesAndLeavesNothingBehind() {
		eventually().until(tested::status, (status) -> status.equals("UP"));
		JsonNode details = tested.details();
		assertThat(details.path("outcome").asString()).isEqualTo("passed");
		assertThat(details.path("millis").propertyNames()).containsExactly("connect", "login", "upload", "download");
		assertThat(details.path("resumed").asBoolean()).isTrue();
		eventually().until(() -> tested.count("passed"), (count) -> count >= 2);
		assertThat(tested.server().service().count("wharf.self.test.phases", "phase", "download")).isPositive();
		draining().set(true);
		eventually().until(tested.server()::sessions, (sessions) -> sessions == 0);
		assertThat(tested.server().home()).isEmptyDirectory();
	}

	@Test
	void takesAServiceThatLetsNobodyInForHealthy() {
		draining().set(true);
		eventually().until(tested::status, (status) -> status.equals("UNKNOWN"));
	}

	private static Draining draining() {
		return tested.server().service().bean(Draining.class);
	}

}
