package dev.wharf.management;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;

import dev.wharf.ServiceStart;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/** Who may see and change what on the management port. */
@Isolated("it reads the output of the JVM")
@ExtendWith(OutputCaptureExtension.class)
class ManagementSecurityTests {

	@TempDir
	private static Path home;

	private static ConfigurableApplicationContext service;

	@BeforeAll
	static void start() {
		service = serve(Operator.PASSWORD);
	}

	@AfterAll
	static void stop() {
		service.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "health", "health/liveness", "health/readiness", "info", "prometheus" })
	void someNeedNoLogin(String path) {
		assertThat(status(nobody(), path)).isEqualTo(200);
	}

	@Test
	void healthShowsNobodyItsReasons() {
		assertThat(nobody().get("health")).contains("\"status\":\"UP\"").doesNotContain("ftp");
		assertThat(Operator.of(service).get("health")).contains("\"ftp\":{");
	}

	@ParameterizedTest
	@ValueSource(strings = { "metrics", "integrationgraph", "unknown" })
	void allElseNeedsTheOperator(String path) {
		assertThat(status(nobody(), path)).isEqualTo(401);
		assertThat(status(new Operator(service, "admin:wrong"), path)).isEqualTo(401);
		assertThat(status(Operator.of(service), path)).isIn(200, 404);
	}

	@Test
	void usersOfFtpAreNoOperators() {
		assertThat(status(new Operator(service, "alice:secret"), "metrics")).isEqualTo(401);
	}

	@ParameterizedTest
	@CsvSource({ "Sec-Fetch-Site, cross-site, 403", "Sec-Fetch-Site, same-site, 403",
			"Sec-Fetch-Site, same-origin, 404", "Origin, https://evil.example, 403", "Origin, null, 403",
			"User-Agent, curl, 404" })
	void pagesOfOtherSitesChangeNothing(String header, String value, int status) {
		Operator operator = Operator.of(service);
		assertThat(operator.send(operator.request("nothing").header(header, value).POST(BodyPublishers.noBody()))
			.statusCode()).isEqualTo(status);
	}

	@Test
	void aPasswordIsMadeUpWhereNoneIsSet(CapturedOutput output) {
		try (ConfigurableApplicationContext other = serve()) {
			String password = output.getOut().replaceAll("(?s).*user 'admin' with generated password: (\\S+).*", "$1");
			assertThat(status(new Operator(other, "admin:" + password), "metrics")).isEqualTo(200);
		}
	}

	@Test
	void whatIsOpenIsAMatterOfConfiguration() {
		try (ConfigurableApplicationContext other = serve("--wharf.management.open=health")) {
			assertThat(status(new Operator(other, ""), "health")).isEqualTo(200);
			assertThat(status(new Operator(other, ""), "prometheus")).isEqualTo(401);
		}
	}

	private static Operator nobody() {
		return new Operator(service, "");
	}

	private static int status(Operator operator, String path) {
		return operator.send(operator.request(path).GET()).statusCode();
	}

	private static ConfigurableApplicationContext serve(String... settings) {
		return ServiceStart.run("--wharf.users[0].name=alice", "--wharf.users[0].password={noop}secret",
				"--wharf.users[0].home=" + home, (settings.length > 0) ? settings[0] : "");
	}

}
