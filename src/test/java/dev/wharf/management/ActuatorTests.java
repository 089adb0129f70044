package dev.wharf.management;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import dev.wharf.ServiceStart;
import org.apache.commons.net.ftp.FTPClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The running service as Actuator shows it over HTTP.
 */
class ActuatorTests {

	@TempDir
	private static Path home;

	private static ConfigurableApplicationContext context;

	@BeforeAll
	static void startAndUseTheService() throws IOException {
		context = ServiceStart.run("--wharf.server.mode=reactor", Operator.PASSWORD, "--wharf.limits.login-delay=1ms",
				"--wharf.tls.self-signed=true", "--wharf.users[0].name=alice", "--wharf.users[0].password={noop}secret",
				"--wharf.users[0].home=" + Files.createDirectory(home.resolve("alice")));
		Files.writeString(home.resolve("alice/a.txt"), "content");
		FTPClient client = new FTPClient();
		client.connect("localhost", context.getEnvironment().getRequiredProperty("local.ftp.port", Integer.class));
		client.login("alice", "wrong");
		client.login("alice", "secret");
		client.enterLocalPassiveMode();
		client.listNames();
		client.sendCommand("MADEUP");
		client.logout();
		client.disconnect();
	}

	@AfterAll
	static void stop() {
		context.close();
	}

	@Test
	void healthHasAnFtpComponentThatIsUp() {
		assertThat(get("health")).contains("\"ftp\":{")
			.contains("\"mode\":\"reactor\"")
			.contains("\"storage\":{")
			.contains(":\"usable\"")
			.endsWith("\"status\":\"UP\"}");
	}

	@Test
	void healthIsDownWhenAHomeIsGone() throws IOException {
		Files.move(home.resolve("alice"), home.resolve("away"));
		try {
			assertThat(get("health")).contains("alice\":\"is missing\"").endsWith("\"status\":\"DOWN\"}");
			assertThat(get("health/readiness")).contains("\"status\":\"DOWN\"");
			assertThat(get("health/liveness")).contains("\"status\":\"UP\"");
		}
		finally {
			Files.move(home.resolve("away"), home.resolve("alice"));
		}
	}

	@Test
	void healthAndMetricsTellHowLongTheCertificateWillDo() {
		assertThat(get("health")).contains("\"tls\":{").contains("\"bundle\":\"self-signed\"").contains("daysToExpiry");
		assertThat(get("metrics/wharf.tls.certificate.seconds")).containsPattern("\"value\":3\\.1[45]");
	}

	@Test
	void infoTellsModeAndVersion() {
		assertThat(get("info")).contains("\"mode\":\"reactor\"").contains("\"version\":");
	}

	@Test
	void commandsAreTimedByVerbAndClassOfReply() {
		assertThat(get("metrics/wharf.commands?tag=verb:PASS&tag=reply:5xx")).contains("\"value\":1.0");
		assertThat(get("metrics/wharf.commands?tag=verb:PASS&tag=reply:2xx")).contains("\"value\":1.0");
	}

	@Test
	void timesAreHistograms() {
		assertThat(get("prometheus")).contains(
				"wharf_commands_seconds_bucket{reply=\"5xx\",verb=\"PASS\",le=\"10.0\"} 1",
				"wharf_transfers_connecting_seconds_bucket{kind=\"listing\",le=\"+Inf\"} 1",
				"wharf_transfers_first_octet_seconds_bucket{kind=\"listing\"",
				"wharf_sessions_greeting_seconds_bucket{", "wharf_logins_seconds_bucket{result=\"accepted\"");
	}

	@Test
	void verbsThatClientsInventAreOneValue() {
		assertThat(get("metrics/wharf.commands?tag=verb:unknown")).contains("\"value\":1.0");
		assertThat(get("metrics/wharf.commands")).doesNotContain("MADEUP");
	}

	@Test
	void loginsTransfersAndSessionsAreCounted() {
		assertThat(get("metrics/wharf.logins?tag=result:rejected")).contains("\"value\":1.0");
		assertThat(get("metrics/wharf.transfers?tag=kind:listing&tag=result:completed")).contains("\"value\":1.0");
		assertThat(get("metrics/wharf.sessions.opened")).contains("\"value\":1.0");
	}

	@Test
	void theWayOfALineIsInTheIntegrationGraph() {
		assertThat(get("integrationgraph")).contains("controlConnections").contains("controlLines");
	}

	private static String get(String path) {
		return Operator.of(context).get(path);
	}

}
