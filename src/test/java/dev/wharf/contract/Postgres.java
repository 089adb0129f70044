package dev.wharf.contract;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.springframework.util.FileSystemUtils;

import static dev.wharf.contract.ContractTests.eventually;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * A real PostgreSQL with an empty database and one user. Its package is among those of
 * {@code .ci/install-packages}. It does not run as root, and becomes the user of that
 * package then.
 */
final class Postgres implements AutoCloseable {

	private static final String USER = "wharf";

	private static final String PASSWORD = "a word that passes";

	private static final Path PACKAGES = Path.of("/usr/lib/postgresql");

	private final Path folder;

	private final int port;

	private final Process process;

	Postgres() throws IOException {
		this.folder = Files.createTempDirectory("wharf-postgres-");
		Files.setPosixFilePermissions(this.folder, PosixFilePermissions.fromString("rwxr-xr-x"));
		Path data = Files.createDirectory(this.folder.resolve("data"));
		Path password = Files.writeString(this.folder.resolve("password"), PASSWORD);
		if (isRoot()) {
			finish(List.of("chown", "postgres", data.toString()));
		}
		finish(command("initdb", "-D", data.toString(), "-U", USER, "-A", "scram-sha-256", "--pwfile=" + password));
		this.port = freePort();
		this.process = start(command("postgres", "-D", data.toString(), "-p", Integer.toString(this.port), "-h",
				"127.0.0.1", "-k", data.toString()));
		eventually().atMost(30, TimeUnit.SECONDS).until(() -> answers() || !this.process.isAlive());
		assertThat(this.process.isAlive()).as(() -> log()).isTrue();
	}

	private static boolean isRoot() {
		return System.getProperty("user.name").equals("root");
	}

	/** Debian keeps the programs where no path leads to. */
	private static List<String> command(String program, String... arguments) throws IOException {
		try (Stream<Path> versions = Files.list(PACKAGES)) {
			Path newest = versions.sorted().toList().getLast();
			List<String> command = new ArrayList<>(isRoot() ? List.of("runuser", "-u", "postgres", "--") : List.of());
			command.add(newest.resolve("bin").resolve(program).toString());
			command.addAll(List.of(arguments));
			return command;
		}
	}

	private void finish(List<String> command) throws IOException {
		assertThat(start(command).onExit().join().exitValue()).as(() -> log()).isZero();
	}

	private Process start(List<String> command) throws IOException {
		return new ProcessBuilder(command).directory(this.folder.toFile())
			.redirectErrorStream(true)
			.redirectOutput(ProcessBuilder.Redirect.appendTo(this.folder.resolve("log").toFile()))
			.start();
	}

	private String log() {
		try {
			return Files.readString(this.folder.resolve("log"));
		}
		catch (IOException ex) {
			return ex.toString();
		}
	}

	private static int freePort() throws IOException {
		try (ServerSocket free = new ServerSocket(0, 0, InetAddress.getLoopbackAddress())) {
			return free.getLocalPort();
		}
	}

	private boolean answers() {
		try (var connection = DriverManager.getConnection(url(), USER, PASSWORD)) {
			return connection.isValid(1);
		}
		catch (SQLException ex) {
			return false;
		}
	}

	private String url() {
		return "jdbc:postgresql://127.0.0.1:" + this.port + "/postgres";
	}

	/** What a service has to know. */
	List<String> properties() {
		return List.of("wharf.webhook.outbox.url=" + url(), "wharf.webhook.outbox.username=" + USER,
				"wharf.webhook.outbox.password=" + PASSWORD);
	}

	/** Returns when it has ended. */
	@Override
	public void close() throws IOException {
		// What runs it passes the signal on.
		this.process.destroy();
		this.process.onExit().join();
		FileSystemUtils.deleteRecursively(this.folder);
	}

}
