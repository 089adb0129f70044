package dev.wharf.contract;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import dev.wharf.machine.Machine;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/**
 * A real browser without a window.
 */
final class Browser implements AutoCloseable {

	private static final String AXE = read("/axe.min.js");

	private final ChromeDriver driver;

	Browser() {
		ChromeOptions options = new ChromeOptions();
		options.setBinary(Machine.program("chromium"));
		options.addArguments("--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu");
		this.driver = new ChromeDriver(
				new ChromeDriverService.Builder().usingDriverExecutable(new File(Machine.program("chromedriver")))
					.build(),
				options);
	}

	private static String read(String resource) {
		try (InputStream script = Objects.requireNonNull(Browser.class.getResourceAsStream(resource))) {
			return new String(script.readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Opens a page of the management port as the operator.
	 * @param login name and password with a colon between them, as in an address
	 */
	void open(int port, String path, String login) {
		this.driver.get("http://%s@localhost:%d%s".formatted(login, port, path));
		// The login is known now; scripts may not ask for addresses that have one.
		this.driver.get("http://localhost:%d%s".formatted(port, path));
	}

	/** Shows the page as a screen of that width would. */
	void resize(int width) {
		this.driver.executeCdpCommand("Emulation.setDeviceMetricsOverride",
				Map.of("width", width, "height", 800, "deviceScaleFactor", 1, "mobile", false));
	}

	/** Shows the page to somebody who prefers {@code light} or {@code dark}. */
	void prefer(String scheme) {
		this.driver.executeCdpCommand("Emulation.setEmulatedMedia",
				Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
	}

	WebElement find(String selector) {
		return this.driver.findElement(By.cssSelector(selector));
	}

	/** What can be read there; empty as long as there is no such place. */
	String text(String selector) {
		return this.driver.findElements(By.cssSelector(selector))
			.stream()
			.map(WebElement::getText)
			.reduce("", (all, next) -> all + next + "\n");
	}

	/** The element that the keyboard is at. */
	WebElement focused() {
		return this.driver.switchTo().activeElement();
	}

	Object run(String script) {
		return Objects.requireNonNull(this.driver.executeScript(script));
	}

	/** What axe finds that somebody could not see or use, in words. */
	Object obstacles() {
		this.driver.executeScript(AXE);
		return Objects.requireNonNull(this.driver.executeAsyncScript("""
				const done = arguments[arguments.length - 1];
				axe.run().then((found) => done(found.violations.flatMap((rule) =>
					rule.nodes.map((node) => `${rule.id}: ${node.html}: ${node.failureSummary}`))));
				"""));
	}

	@Override
	public void close() {
		this.driver.quit();
	}

}
