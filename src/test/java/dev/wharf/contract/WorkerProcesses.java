package dev.wharf.contract;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import dev.wharf.worker.WorkerControl;
import dev.wharf.worker.WorkerControl.WorkerStatus;

/**
 * The processes of a service as a test looks at them, and signals to them.
 *
 * @param control of the service
 */
public record WorkerProcesses(WorkerControl control) {

	/** Those in the given state. */
	List<WorkerStatus> in(String state) {
		return this.control.status().processes().stream().filter((process) -> process.state().equals(state)).toList();
	}

	/** The process identifiers of those in the given state. */
	public Set<Long> pids(String state) {
		return in(state).stream().map(WorkerStatus::pid).collect(Collectors.toSet());
	}

	/**
	 * Sends a signal; returns when it is sent.
	 * @param name such as {@code KILL}
	 * @param pid of the process
	 */
	public static void signal(String name, long pid) throws IOException {
		// Every shell can do this; the program of that name is in a package that may be
		// missing.
		new ProcessBuilder("sh", "-c", "kill -%s %d".formatted(name, pid)).start().onExit().join();
	}

	/**
	 * Kills a process; returns when it is gone. Until then it could still accept a
	 * client.
	 * @param pid of the process
	 */
	public static void kill(long pid) throws IOException {
		signal("KILL", pid);
		ContractTests.eventually().until(() -> !ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false));
	}

	/**
	 * Lets a process stand still; returns when all of its threads do, some time after the
	 * signal.
	 * @param pid of the process
	 */
	public static void suspend(long pid) throws IOException {
		signal("STOP", pid);
		ContractTests.eventually().ignoreExceptions().until(() -> standsStill(pid));
	}

	private static boolean standsStill(long pid) throws IOException {
		try (DirectoryStream<Path> threads = Files.newDirectoryStream(Path.of("/proc/" + pid + "/task"))) {
			for (Path thread : threads) {
				if (!Files.readString(thread.resolve("status")).contains("State:\tT")) {
					return false;
				}
			}
			return true;
		}
		catch (NoSuchFileException ex) {
			// It has ended meanwhile, as the one that makes a cache does.
			return true;
		}
	}

}
