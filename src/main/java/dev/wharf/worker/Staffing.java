package dev.wharf.worker;

import java.util.Collection;

import dev.wharf.connection.ServerMode;
import dev.wharf.connection.WorkerProperties;
import dev.wharf.worker.Worker.State;

/**
 * How many processes there should be. In prefork mode a fixed number serves; where each
 * client has a process of its own, a few wait for the next client as long as the bound of
 * all allows it.
 *
 * @param onlyOneClient whether each client has a process of its own
 * @param most how many processes serve clients, at most
 * @param spare how many wait for the next client, at most
 */
record Staffing(boolean onlyOneClient, int most, int spare) {

	static Staffing of(ServerMode mode, WorkerProperties properties) {
		return (mode == ServerMode.PROCESS_PER_CONNECTION)
				? new Staffing(true, properties.maxProcesses(), Math.min(properties.spare(), properties.maxProcesses()))
				: new Staffing(false, properties.effectiveCount(), properties.effectiveCount());
	}

	/** The property that an operator would change. */
	String property() {
		return this.onlyOneClient ? "wharf.workers.max-processes" : "wharf.workers.count";
	}

	/**
	 * How many more processes there should be that await clients.
	 * @param workers those there are
	 */
	int missing(Collection<Worker> workers) {
		return wanted(workers) - waiting(workers);
	}

	/**
	 * Whether there are as many as there should be, and all of them accept clients.
	 * @param workers those there are
	 */
	boolean isMet(Collection<Worker> workers) {
		return missing(workers) <= 0 && workers.stream().noneMatch((each) -> each.state() == State.STARTING);
	}

	private int wanted(Collection<Worker> workers) {
		return this.onlyOneClient ? Math.min(this.spare, this.most - taken(workers)) : this.most;
	}

	private static int waiting(Collection<Worker> workers) {
		return (int) workers.stream().filter(Worker::awaitsClients).count();
	}

	private static int taken(Collection<Worker> workers) {
		return (int) workers.stream().filter((worker) -> worker.state() == State.TAKEN).count();
	}

	/** Whether the next client cannot be served. */
	boolean isFull(Collection<Worker> workers) {
		return this.onlyOneClient && taken(workers) >= this.most;
	}

}
