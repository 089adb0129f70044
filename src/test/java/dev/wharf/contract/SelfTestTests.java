package dev.wharf.contract;

import java.io.IOException;
import java.util.stream.Stream;

import dev.wharf.limit.Draining;
import dev.wharf.machine.SideBySide;
import dev.wharf.management.Operator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static dev.wharf.contract.ContractTests.eventually;
import static org.assertj.core.api.Assertions.assertThat;

/** A service that tests itself says in health and meters how that went. */
@SideBySide
@ParameterizedClass(name = "{0}", allowZeroInvocations = true)
@MethodSource("variants")
@Timeout(300)
class SelfTestTests {

	@Parameter
	Variant variant;

	private WharfServer server;

	private static Stream<Variant> variants() {
		return Variant.inTurn(Mode.REACTOR, Mode.PREFORK_REACTOR, Mode.SERIAL, Mode.PROCESSES);
	}

	private void start(String user, String... more) {
		// A process for each visit takes most of a second of a processor.
		String interval = (this.variant.mode() == Mode.PROCESSES) ? "3s" : "200ms";
		this.server = WharfServer.start(this.variant,
				Stream
					.concat(Stream.of(Service.MANAGED, Operator.PASSWORD.substring(2),
							"wharf.health.self-test.enabled=true", "wharf.health.self-test.user=" + user,
							"wharf.health.self-test.password=secret", "wharf.health.self-test.interval=" + interval),
							Stream.of(more))
					.toArray(String[]::new));
	}

	@AfterEach
	void stop() throws IOException {
		this.server.close();
	}

	@Test
	void passesAndLeavesNothingBehind() {
		start("alice");
		eventually().until(this::status, (status) -> status.equals("UP"));
		JsonNode details = health().path("details");
		assertThat(details.path("outcome").asString()).isEqualTo("passed");
		assertThat(details.path("millis").propertyNames()).containsExactly("connect", "login", "upload", "download");
		assertThat(details.path("resumed").asBoolean()).isTrue();
		eventually().until(() -> this.server.service().count("wharf.self.tests", "outcome", "passed"),
				(count) -> count >= 2);
		assertThat(this.server.service().count("wharf.self.test.phases", "phase", "download")).isPositive();
		this.server.service().bean(Draining.class).set(true);
		eventually().until(this.server::sessions, (sessions) -> sessions == 0);
		assertThat(this.server.home()).isEmptyDirectory();
	}

	@Test
	void passesInTheClear() {
		start("alice", "wharf.tls.mode=off");
		eventually().until(this::status, (status) -> status.equals("UP"));
		assertThat(health().path("details").has("resumed")).isFalse();
	}

	@Test
	void saysWhatDoesNotWork() {
		start("reader");
		eventually().until(this::status, (status) -> status.equals("DOWN"));
		assertThat(health().path("details").path("problem").asString()).startsWith("upload: ").contains("553");
		eventually().until(() -> this.server.service().count("wharf.self.tests", "outcome", "failed"),
				(count) -> count >= 1);
	}

	@Test
	void takesAServiceThatLetsNobodyInForHealthy() {
		start("alice");
		this.server.service().bean(Draining.class).set(true);
		eventually().until(this::status, (status) -> status.equals("UNKNOWN"));
	}

	private String status() {
		return health().path("status").asString();
	}

	private JsonNode health() {
		return JsonMapper.shared().readTree(this.server.service().operator().get("health/ftp/selfTest"));
	}

}
