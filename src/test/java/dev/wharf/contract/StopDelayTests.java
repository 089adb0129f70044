package dev.wharf.contract;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.ReadinessState;

import static dev.wharf.contract.ContractTests.eventually;
import static org.assertj.core.api.Assertions.assertThat;

/** A load balancer has the time to see that a service ends. */
@Timeout(300)
class StopDelayTests {

	private static Stream<Variant> variants() {
		return Variant.inTurn(Mode.REACTOR, Mode.PREFORK_REACTOR, Mode.PROCESSES);
	}

	@ParameterizedTest(allowZeroInvocations = true)
	@MethodSource("variants")
	void whoComesAfterTheServiceIsNotReadyAnyMoreIsServed(Variant variant) throws Exception {
		try (WharfServer server = WharfServer.start(variant, "wharf.server.stop-delay=8s")) {
			ApplicationAvailability availability = server.service().bean(ApplicationAvailability.class);
			CompletableFuture<Void> end = CompletableFuture.runAsync(server::shutDown);
			eventually().until(availability::getReadinessState, ReadinessState.REFUSING_TRAFFIC::equals);
			WireClient client = server.login();
			client.put("STOR late.txt", "content");
			assertThat(server.read("late.txt")).asString().isEqualTo("content");
			client.expect(221, "QUIT");
			assertThat(end).succeedsWithin(Duration.ofMinutes(1));
		}
	}

}
