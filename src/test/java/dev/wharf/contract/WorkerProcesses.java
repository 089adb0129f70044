package dev.wharf.contract;

import java.io.IOException;
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
		new ProcessBuilder("kill", "-" + name, Long.toString(pid)).start().onExit().join();
	}

}
