package dev.wharf.contract;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import dev.wharf.machine.NeedsProgram;
import dev.wharf.machine.SideBySide;
import dev.wharf.management.Operator;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;
import static org.awaitility.Awaitility.await;

/** Operators see in a browser what the service does, and do there what has to be done. */
@SideBySide
@ParameterizedClass(name = "{0}", allowZeroInvocations = true)
@MethodSource("variants")
@Timeout(300)
@NeedsProgram(name = "chromium", debian = "chromium")
@NeedsProgram(name = "chromedriver", debian = "chromium-driver")
class ConsoleTests {

	private static Browser browser;

	private static WharfServer server;

	@Parameter
	Variant variant;

	private static Stream<Variant> variants() {
		return Variant.inTurn(Mode.REACTOR, Mode.PREFORK_REACTOR);
	}

	@BeforeAll
	static void startBrowser() {
		browser = new Browser();
	}

	@AfterAll
	static void stopBrowser() {
		browser.close();
	}

	@BeforeParameterizedClassInvocation
	static void start(Variant variant) {
		server = WharfServer.start(variant, Service.MANAGED, Operator.PASSWORD.substring(2),
				"wharf.console.interval=200ms");
	}

	@AfterParameterizedClassInvocation
	static void stop() throws IOException {
		server.close();
	}

	@BeforeEach
	void open() {
		browser.open(server.service().managementPort(), "/console/", "admin:open%20sesame");
		soon().until(() -> browser.text("#connection"), (text) -> text.startsWith("Live"));
	}

	@AfterEach
	void hangUp() {
		server.hangUp();
	}

	@Test
	void showsAnUploadAsItProgresses() {
		WireClient client = server.login();
		DataLink data = client.passive();
		client.write("STOR growing.bin\r\n");
		client.expectMark();
		data.write(new byte[1_000_000]);
		seen("#session-rows", "alice", "upload /growing.bin: 1.0 MB");
		data.write(new byte[2_000_000]);
		seen("#session-rows", "upload /growing.bin: 3.0 MB");
		data.close();
		client.expectDone();
		seen("#last-rows", "/growing.bin", "3.0 MB", "completed");
	}

	@Test
	void showsHowMuchOfADownloadIsLeft() {
		server.writeZeros("large.bin", 100_000_000);
		WireClient client = server.login();
		DataLink data = client.passive();
		client.write("RETR large.bin\r\n");
		client.expectMark();
		seen("#session-rows", "download /large.bin: ", " of 100 MB");
		assertThat(browser.run("return document.querySelector('progress').max")).isEqualTo(100_000_000L);
		data.close();
	}

	@Test
	void endsASessionByKeyboardAlone() {
		WireClient client = server.login();
		seen("#session-rows", "alice");
		browser.run("document.querySelector('#session-rows button').focus(); return true");
		browser.focused().sendKeys(Keys.ENTER);
		seen("#question-text", "End the session of alice from 127.0.0.1?");
		browser.focused().sendKeys(Keys.ENTER);
		client.expect(421);
		soon().until(() -> browser.text("#session-rows").isBlank());
	}

	@Test
	void leavesASessionAloneIfNobodySaysYes() {
		WireClient client = server.login();
		seen("#session-rows", "alice");
		browser.find("#session-rows button").click();
		browser.focused().sendKeys(Keys.ESCAPE);
		client.expect(200, "NOOP");
	}

	@Test
	void drainsTheServiceAndLetsClientsInAgain() {
		browser.find("#drain").click();
		browser.find("#question-yes").click();
		seen("#status", "draining");
		server.dial().expectTurnedAway();
		browser.find("#drain").click();
		seen("#status", "UP");
		server.login().expect(221, "QUIT");
	}

	@Test
	void drawsTheLastHour() {
		server.login().put("STOR drawn.bin", new byte[50_000_000]);
		soon().until(
				() -> browser.run("return document.querySelector('#plots svg').getAttribute('aria-label')").toString(),
				(label) -> label.matches("Throughput: from clients .*, at most [1-9].* MB/s; .*"));
	}

	@Test
	void showsHealthAndWorkers() {
		seen("#health-rows", "ftp/listeners", "ftp/storage", "UP");
		assertThat(browser.find("#workers").isDisplayed()).isEqualTo(this.variant.mode() == Mode.PREFORK_REACTOR);
	}

	@ParameterizedTest
	@CsvSource({ "light, 1280", "dark, 1280", "light, 360", "dark, 360" })
	void canBeUsedByEverybody(String scheme, int width) {
		browser.prefer(scheme);
		browser.resize(width);
		WireClient client = server.login();
		client.put("STOR seen.txt", "content");
		seen("#session-rows", "alice");
		seen("#last-rows", "/seen.txt");
		assertThat(browser.obstacles()).asInstanceOf(LIST).isEmpty();
		assertThat((Long) browser.run("return document.documentElement.scrollWidth")).isLessThanOrEqualTo(width);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/console", "/console/", "/console/console.js", "/console/events" })
	void showsNothingToStrangers(String path) throws IOException, InterruptedException {
		URI page = URI.create("http://localhost:" + server.service().managementPort() + path);
		try (HttpClient stranger = HttpClient.newHttpClient()) {
			assertThat(stranger.send(HttpRequest.newBuilder(page).build(), BodyHandlers.discarding()).statusCode())
				.isEqualTo(401);
		}
	}

	/** Browsers have six to one server. */
	@Test
	void holdsNoConnectionForPagesThatWereLeft() {
		for (int visit = 0; visit < 8; visit++) {
			open();
		}
	}

	@Test
	void needsNothingFromElsewhere() {
		assertThat(browser.run("""
				return performance.getEntriesByType('resource').map((entry) => new URL(entry.name).origin)
					.filter((origin) => origin !== location.origin)""")).isEqualTo(List.of());
	}

	/** Looking is work for a browser, which it had better spend on showing. */
	private static ConditionFactory soon() {
		return await().pollInterval(Duration.ofMillis(100)).atMost(Duration.ofSeconds(60));
	}

	private static void seen(String selector, String... texts) {
		soon().untilAsserted(() -> assertThat(browser.text(selector)).contains(texts));
	}

}
