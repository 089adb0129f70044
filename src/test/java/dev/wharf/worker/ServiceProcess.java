package dev.wharf.worker;

import java.io.File;
import java.io.IOException;
import java.nio.channels.NetworkChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import dev.wharf.WharfApplication;
import org.springframework.util.FileSystemUtils;

/**
 * The service in a Java of its own, started as an operator or a super-server would, with
 * a user {@code alice} whose password is {@code secret}.
 */
final class ServiceProcess implements AutoCloseable {

	private final Spawner spawner = new Spawner();

	private final Path folder;

	private final ProcessHandle process;

	private final CompletableFuture<String> end = new CompletableFuture<>();

	private ServiceProcess(Path folder, long process) {
		this.folder = folder;
		this.process = ProcessHandle.of(process).orElseThrow();
		Thread.ofPlatform().daemon().start(() -> this.end.complete(this.spawner.reap(process)));
	}

	/** Starts it with a socket as descriptor 0. */
	static ServiceProcess start(NetworkChannel socket, String... properties) throws IOException {
		Path folder = Files.createTempDirectory("wharf-process-").toRealPath();
		List<String> settings = new ArrayList<>(
				List.of("--wharf.workers.cache-directory=" + Path.of("target/workers").toAbsolutePath(),
						"--wharf.workers.jvm-options=" + ProcessCache.JVM_OPTIONS, "--wharf.users[0].name=alice",
						"--wharf.users[0].password={noop}secret", "--wharf.users[0].home=" + folder,
						"--logging.file.name=" + folder.resolveSibling(folder.getFileName() + ".log"),
						"--logging.threshold.console=off"));
		settings.addAll(List.of(properties));
		return new ServiceProcess(folder, new Spawner().spawn(ServiceJava.command(settings), System.getenv(),
				List.of(Descriptors.of(socket)), false));
	}

	/** Whether it has all the processes that it should have. */
	boolean hasStarted() {
		return log().contains("Started " + WharfApplication.class.getSimpleName());
	}

	/** What it has logged so far. */
	String log() {
		try {
			return Files.readString(logFile());
		}
		catch (IOException ex) {
			return "";
		}
	}

	private Path logFile() {
		return this.folder.resolveSibling(this.folder.getFileName() + ".log");
	}

	ProcessHandle process() {
		return this.process;
	}

	/** The folder with what its processes load. */
	Path processImage() throws IOException {
		ProcessHandle child = this.process.children().findFirst().orElseThrow();
		String[] line = Files.readString(Path.of("/proc/%d/cmdline".formatted(child.pid()))).split("\0");
		String classPath = line[List.of(line).indexOf("-cp") + 1];
		return Path.of(classPath.substring(0, classPath.indexOf(File.pathSeparatorChar))).getParent();
	}

	Path home() {
		return this.folder;
	}

	/** How it ended, once it has. */
	CompletableFuture<String> end() {
		return this.end;
	}

	@Override
	public void close() throws IOException {
		this.process.descendants().forEach(ProcessHandle::destroyForcibly);
		this.process.destroyForcibly();
		this.end.join();
		Files.deleteIfExists(logFile());
		FileSystemUtils.deleteRecursively(this.folder);
	}

}
