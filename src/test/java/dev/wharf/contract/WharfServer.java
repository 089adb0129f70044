package dev.wharf.contract;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import dev.wharf.WharfApplication;
import dev.wharf.session.SessionRegistry;
import dev.wharf.transfer.PassivePorts;
import dev.wharf.transfer.TransferEngine;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;

/**
 * The real application, started in this JVM on free ports, with folders and users of its
 * own. All users have the password {@code secret} and, but for {@code anonymous}, the
 * same home:
 * <ul>
 * <li>{@code alice} may do everything,</li>
 * <li>{@code reader} may only read,</li>
 * <li>{@code latin}, {@code gbk} and {@code sjis} name files in their charset,</li>
 * <li>{@code binary} has ASCII conversion turned off,</li>
 * <li>{@code single} may be logged in once,</li>
 * <li>{@code anonymous} reads the folder beside that home.</li>
 * </ul>
 */
public final class WharfServer implements AutoCloseable {

	private final Variant variant;

	private final Path root;

	private final ConfigurableApplicationContext context;

	private final List<AutoCloseable> clients = new ArrayList<>();

	private WharfServer(Variant variant, Path root, ConfigurableApplicationContext context) {
		this.variant = variant;
		this.root = root;
		this.context = context;
	}

	/**
	 * Starts a server.
	 * @param variant how it runs
	 * @param properties what to set beyond that, {@code name=value} each
	 */
	public static WharfServer start(Variant variant, String... properties) {
		try {
			Path root = Files.createTempDirectory("wharf-contract-").toRealPath();
			Files.createDirectory(root.resolve("home"));
			Files.createDirectory(root.resolve("public"));
			Map<String, String> settings = new LinkedHashMap<>();
			Stream.of(usualSettings(root), variant.properties(), List.of(properties))
				.flatMap(List::stream)
				.map((setting) -> setting.split("=", 2))
				.forEach((setting) -> settings.put(setting[0], setting[1]));
			String[] arguments = settings.entrySet().stream().map((setting) -> "--" + setting).toArray(String[]::new);
			return new WharfServer(variant, root, new SpringApplicationBuilder(WharfApplication.class).run(arguments));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static List<String> usualSettings(Path root) {
		List<String> settings = new ArrayList<>(List.of("spring.main.banner-mode=off", "logging.level.root=warn",
				"management.server.port=0", "wharf.server.address=127.0.0.1", "wharf.server.port=0",
				"wharf.transfer.passive.ports=0", "wharf.limits.login-delay=1ms", "wharf.anonymous.enabled=true",
				"wharf.anonymous.home=" + root.resolve("public")));
		Path home = root.resolve("home");
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

	/** Connects and reads the greeting. */
	public WireClient connect() {
		WireClient client = dial();
		client.expect(220);
		return client;
	}

	/** Connects and reads nothing yet. */
	public WireClient dial() {
		return dial(null);
	}

	/** Connects from the given loopback address and reads nothing yet. */
	WireClient dial(@Nullable InetAddress from) {
		return closedAfterwards(WireClient.dial(address(), from));
	}

	/** A session of {@code alice}, in binary type. */
	public WireClient login() {
		return login("alice");
	}

	/** A session of the given user, in binary type. */
	public WireClient login(String user) {
		return login(user, null);
	}

	/** A session of the given user from the given loopback address, in binary type. */
	WireClient login(String user, @Nullable InetAddress from) {
		WireClient client = dial(from);
		client.expect(220);
		client.expect(331, "USER " + user);
		client.expect(230, "PASS secret");
		client.expect(200, "TYPE I");
		return client;
	}

	<T extends AutoCloseable> T closedAfterwards(T client) {
		synchronized (this.clients) {
			this.clients.add(client);
		}
		return client;
	}

	/** Where clients connect to. */
	InetSocketAddress address() {
		return new InetSocketAddress("127.0.0.1", port());
	}

	/**
	 * One of the many addresses a client on this machine can come from:
	 * 127.0.0.{@code last}.
	 */
	static InetAddress loopback(int last) {
		try {
			return InetAddress.getByAddress(new byte[] { 127, 0, 0, (byte) last });
		}
		catch (UnknownHostException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	int port() {
		return Objects.requireNonNull(this.context.getEnvironment().getProperty("local.ftp.port", Integer.class));
	}

	Variant variant() {
		return this.variant;
	}

	/** How many sessions the server knows of. */
	public int sessions() {
		return this.context.getBean(SessionRegistry.class).size();
	}

	/** How many transfers are running. */
	int transfers() {
		return this.context.getBean(TransferEngine.class).running();
	}

	/** How many passive ports are held for clients. */
	int reservedPorts() {
		return this.context.getBean(PassivePorts.class).reserved();
	}

	/** The home of all users. */
	public Path home() {
		return this.root.resolve("home");
	}

	/** The home of {@code anonymous}, beside {@link #home()}. */
	Path publicFolder() {
		return this.root.resolve("public");
	}

	/** The folder both homes lie in, which no client may see. */
	Path outside() {
		return this.root;
	}

	/** A path in the home; each character of the name is one octet on the disk. */
	Path path(String octets) {
		StringBuilder escaped = new StringBuilder(home().toUri().toString());
		for (byte octet : octets.getBytes(StandardCharsets.ISO_8859_1)) {
			escaped.append((octet == '/') ? "/" : "%%%02X".formatted(octet));
		}
		return Path.of(URI.create(escaped.toString()));
	}

	/** Makes a file in the home. */
	public Path write(String name, byte[] content) {
		try {
			return Files.write(path(name), content);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Makes a file in the home. */
	public Path write(String name, String content) {
		return write(name, content.getBytes(StandardCharsets.ISO_8859_1));
	}

	/**
	 * Makes a file of zeros that is too large for the buffers between two ends, at no
	 * cost of disk.
	 */
	Path writeZeros(String name, long length) {
		try (RandomAccessFile file = new RandomAccessFile(path(name).toFile(), "rw")) {
			file.setLength(length);
			return path(name);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Makes a folder in the home. */
	public Path makeFolder(String name) {
		try {
			return Files.createDirectory(path(name));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	byte[] read(String name) {
		try {
			return Files.readAllBytes(path(name));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	boolean exists(String name) {
		return Files.exists(path(name));
	}

	/** Removes all that lies in the homes. */
	public void emptyFolders() {
		try {
			empty(home());
			empty(publicFolder());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static void empty(Path folder) throws IOException {
		Files.walkFileTree(folder, new SimpleFileVisitor<>() {

			@Override
			public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
				Files.delete(file);
				return FileVisitResult.CONTINUE;
			}

			@Override
			public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failure) throws IOException {
				if (!visited.equals(folder)) {
					Files.delete(visited);
				}
				return FileVisitResult.CONTINUE;
			}

		});
	}

	/** Closes every client that this server's tests have opened. */
	public void hangUp() {
		List<AutoCloseable> open;
		synchronized (this.clients) {
			open = List.copyOf(this.clients);
			this.clients.clear();
		}
		for (AutoCloseable client : open) {
			try {
				client.close();
			}
			catch (Exception ex) {
				throw new IllegalStateException("a client cannot be closed", ex);
			}
		}
	}

	/** Shuts the server down in the orderly way; returns when it is down. */
	void shutDown() {
		this.context.close();
	}

	@Override
	public void close() throws IOException {
		hangUp();
		shutDown();
		FileSystemUtils.deleteRecursively(this.root);
	}

	@Override
	public String toString() {
		return this.variant.toString();
	}

}
