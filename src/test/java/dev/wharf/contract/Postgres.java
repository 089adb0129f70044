package dev.wharf.contract;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

import org.springframework.util.FileSystemUtils;
import org.tukaani.xz.XZInputStream;

import static dev.wharf.contract.ContractTests.eventually;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * A real PostgreSQL with an empty database and one user, unpacked from a jar. It refuses
 * to run as root, and becomes the user {@code nobody} then.
 */
final class Postgres implements AutoCloseable {

	private static final String USER = "wharf";

	private static final String PASSWORD = "a word that passes";

	private static final String NOBODY = "65534";

	private final Path folder;

	private final int port;

	private final Process process;

	Postgres() throws IOException {
		this.folder = Files.createTempDirectory("wharf-postgres-");
		Files.setPosixFilePermissions(this.folder, PosixFilePermissions.fromString("rwxr-xr-x"));
		unpack();
		Path data = Files.createDirectory(this.folder.resolve("data"));
		Path password = Files.writeString(this.folder.resolve("password"), PASSWORD);
		if (isRoot()) {
			finish(start(List.of("chown", NOBODY, data.toString())));
		}
		finish(start(command("initdb", "-D", data.toString(), "-U", USER, "-A", "scram-sha-256", "--no-sync",
				"--pwfile=" + password)));
		this.port = freePort();
		this.process = start(command("postgres", "-D", data.toString(), "-p", Integer.toString(this.port), "-h",
				"127.0.0.1", "-k", data.toString(), "-F"));
		// Who could not close it leaves nothing behind, either.
		Runtime.getRuntime().addShutdownHook(new Thread(this::close));
		eventually().atMost(30, TimeUnit.SECONDS).until(() -> answers() || !this.process.isAlive());
		assertThat(this.process.isAlive()).as(() -> log()).isTrue();
	}

	private void unpack() throws IOException {
		String system = System.getProperty("os.name").startsWith("Mac") ? "darwin" : "linux";
		String processor = System.getProperty("os.arch").equals("aarch64") ? "arm_64" : "x86_64";
		String archive = "/postgres-%s-%s.txz".formatted(system, processor);
		Process tar = start(List.of("tar", "-x", "--no-same-owner"));
		try (InputStream packed = Objects.requireNonNull(Postgres.class.getResourceAsStream(archive), archive);
				InputStream unpacked = new XZInputStream(packed);
				OutputStream input = tar.getOutputStream()) {
			unpacked.transferTo(input);
		}
		finish(tar);
	}

	private static boolean isRoot() {
		return System.getProperty("user.name").equals("root");
	}

	private List<String> command(String program, String... arguments) {
		List<String> command = new ArrayList<>(
				isRoot() ? List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups") : List.of());
		command.add(this.folder.resolve("bin").resolve(program).toString());
		command.addAll(List.of(arguments));
		return command;
	}

	private void finish(Process process) {
		assertThat(process.onExit().join().exitValue()).as(() -> log()).isZero();
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
	public void close() {
		this.process.destroy();
		this.process.onExit().join();
		FileSystemUtils.deleteRecursively(this.folder.toFile());
	}

}
