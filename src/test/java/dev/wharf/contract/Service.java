package dev.wharf.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;

import dev.wharf.ServiceStart;
import dev.wharf.management.Operator;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.search.Search;
import org.springframework.boot.logging.LoggingSystemProperty;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;

/**
 * The real application, started in this JVM on free ports, with folders, users and a
 * certificate of its own. All users have the password {@code secret} and, but for
 * {@code anonymous}, the same home:
 * <ul>
 * <li>{@code alice} may do everything,</li>
 * <li>{@code reader} may only read,</li>
 * <li>{@code latin}, {@code gbk} and {@code sjis} name files in their charset,</li>
 * <li>{@code binary} has ASCII conversion turned off,</li>
 * <li>{@code single} may be logged in once,</li>
 * <li>{@code anonymous} reads the folder beside that home.</li>
 * </ul>
 */
final class Service implements AutoCloseable {

	/**
	 * For a service whose management port a suite uses: a web server makes a start twice
	 * as expensive.
	 */
	static final String MANAGED = "spring.main.web-application-type=servlet";

	private final Path root;

	private final ConfigurableApplicationContext context;

	private final Semaphore guests = new Semaphore(1, true);

	private Service(Path root, ConfigurableApplicationContext context) {
		this.root = root;
		this.context = context;
	}

	/**
	 * Starts the service.
	 * @param mode how it runs
	 * @param setup how it is configured
	 * @param properties what to set beyond that, {@code name=value} each
	 */
	static Service start(Mode mode, Setup setup, String... properties) {
		try {
			Path root = Files.createTempDirectory("wharf-contract-").toRealPath();
			for (String folder : List.of("home", "public", "certificates")) {
				Files.createDirectory(root.resolve(folder));
			}
			String[] settings = Stream
				.of(usualSettings(root), users(root.resolve("home")),
						setup.hasCertificate() ? tlsSettings(root.resolve("certificates")) : List.<String>of(),
						mode.properties(),
						setup.concernsSeveralProcesses() ? List.<String>of() : List.of("wharf.workers.count=1"),
						setup.properties(), List.of(properties))
				.flatMap(List::stream)
				.map((setting) -> "--" + setting)
				.toArray(String[]::new);
			Service service = new Service(root, ServiceStart.run(settings));
			// Else it would hold for all that starts in this JVM afterwards.
			System.clearProperty(LoggingSystemProperty.CONSOLE_THRESHOLD.getEnvironmentVariableName());
			return service;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static List<String> usualSettings(Path root) {
		// Processes log what a suite looks for even if another service of the same JVM
		// has set up its logging anew since.
		return List.of("spring.main.web-application-type=none", "logging.level.root=warn",
				"logging.level.dev.wharf=info", "logging.threshold.console=warn", "wharf.server.address=127.0.0.1",
				"wharf.limits.login-delay=1ms", "wharf.anonymous.enabled=true",
				"wharf.anonymous.home=" + root.resolve("public"));
	}

	private static List<String> users(Path home) {
		List<String> settings = new ArrayList<>();
		settings.addAll(user(0, "alice", home));
		settings.addAll(user(1, "reader", home, "permissions=read-only"));
		settings.addAll(user(2, "latin", home, "file-names=ISO-8859-1"));
		settings.addAll(user(3, "gbk", home, "file-names=GBK"));
		settings.addAll(user(4, "sjis", home, "file-names=Shift_JIS"));
		settings.addAll(user(5, "binary", home, "ascii-conversion=false"));
		settings.addAll(user(6, "single", home, "max-sessions=1"));
		return settings;
	}

	private static List<String> user(int index, String name, Path home, String... more) {
		return Stream.concat(Stream.of("name=" + name, "password={noop}secret", "home=" + home), Stream.of(more))
			.map((setting) -> "wharf.users[" + index + "]." + setting)
			.toList();
	}

	private static List<String> tlsSettings(Path folder) {
		TestCertificates.SERVER.writeTo(folder);
		String bundle = "spring.ssl.bundle.pem.test.";
		return List.of(bundle + "keystore.certificate=" + Identity.certificateIn(folder),
				bundle + "keystore.private-key=" + Identity.keyIn(folder),
				bundle + "truststore.certificate=" + TestCertificates.writeAuthority(folder), "wharf.tls.bundle=test",
				"wharf.tls.mode=optional", "wharf.tls.implicit.port=0");
	}

	/** The port that clients of the given protection connect to. */
	int port(Protection protection) {
		String property = (protection == Protection.IMPLICIT) ? "local.ftps.port" : "local.ftp.port";
		return Objects.requireNonNull(this.context.getEnvironment().getProperty(property, Integer.class), property);
	}

	/** Where it is managed. */
	int managementPort() {
		return this.context.getEnvironment().getRequiredProperty("local.management.port", Integer.class);
	}

	/** A part of the application. */
	<T> T bean(Class<T> type) {
		return this.context.getBean(type);
	}

	/** All parts of the application of one kind. */
	<T> Collection<T> beans(Class<T> type) {
		return this.context.getBeansOfType(type).values();
	}

	/** Who looks after it; it was started with {@link Operator#PASSWORD}. */
	Operator operator() {
		return Operator.of(this.context);
	}

	/** How often something has happened, in all processes together. */
	long count(String meter, String... tags) {
		Search found = bean(MeterRegistry.class).find(meter).tags(tags);
		return (long) found.counters().stream().mapToDouble(Counter::count).sum()
				+ found.timers().stream().mapToLong(Timer::count).sum();
	}

	/** Who uses it: one suite at a time, in the order in which they came. */
	Semaphore guests() {
		return this.guests;
	}

	/** The folder that everything else lies in, which no client may see. */
	Path root() {
		return this.root;
	}

	/** Where its certificate and key lie. */
	Path certificates() {
		return this.root.resolve("certificates");
	}

	/** Shuts it down in the orderly way; returns when it is down. */
	void shutDown() {
		this.context.close();
	}

	@Override
	public void close() {
		shutDown();
		try {
			FileSystemUtils.deleteRecursively(this.root);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
