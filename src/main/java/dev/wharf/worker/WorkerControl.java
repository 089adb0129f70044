package dev.wharf.worker;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;

import dev.wharf.connection.ConditionalOnSupervision;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * What an operator can see of the processes that serve clients, and ask of them.
 * Thread-safe.
 */
@Component
@ConditionalOnSupervision
public final class WorkerControl {

	private final Workers workers;

	private final Supervisor supervisor;

	WorkerControl(Workers workers, Supervisor supervisor) {
		this.workers = workers;
		this.supervisor = supervisor;
	}

	/**
	 * How the processes are doing.
	 * @return their state
	 */
	public Status status() {
		Deaths deaths = this.supervisor.deaths();
		Staffing staffing = this.workers.staffing();
		List<WorkerStatus> processes = this.workers.all()
			.stream()
			.sorted(Comparator.comparingInt(Worker::place))
			.map(WorkerControl::describe)
			.toList();
		return new Status(staffing.most(), staffing.onlyOneClient() ? staffing.spare() : 0, processes,
				deaths.total() + this.supervisor.replaced(), deaths.total(), deaths.last(), deaths.tooMany(),
				this.supervisor.isRestarting());
	}

	private static WorkerStatus describe(Worker worker) {
		return new WorkerStatus(worker.place(), worker.process().pid(), nameOf(worker.state()),
				worker.age().toSeconds(), worker.silence().toMillis(), worker.slice().ports(), worker.figures());
	}

	private static String nameOf(Worker.State state) {
		return state.name().toLowerCase(Locale.ROOT);
	}

	/**
	 * Replaces all processes that await clients, one after the other, so that there are
	 * always some that accept.
	 */
	public void restart() {
		this.supervisor.restart(List.copyOf(this.workers.all()));
	}

	/**
	 * Replaces one process.
	 * @param place which one
	 * @return whether there is such a process
	 */
	public boolean restart(int place) {
		List<Worker> chosen = this.workers.all().stream().filter((worker) -> worker.place() == place).toList();
		this.supervisor.restart(chosen);
		return !chosen.isEmpty();
	}

	/**
	 * How the processes are doing.
	 *
	 * @param most how many serve clients, or may at most where each client has its own
	 * @param spare how many wait for the next client where each client has its own
	 * @param processes those there are
	 * @param restarts how many have been replaced so far, the dead among them
	 * @param deaths how many ended by themselves so far
	 * @param lastExit which was the last of those, and how it ended
	 * @param failing whether too many have lately
	 * @param restarting whether processes are being replaced
	 */
	public record Status(int most, int spare, List<WorkerStatus> processes, long restarts, long deaths,
			@Nullable String lastExit, boolean failing, boolean restarting) {

		/**
		 * How many accept clients or have the one that they are for.
		 * @return the number
		 */
		public long alive() {
			return this.processes.stream().filter(WorkerStatus::isAlive).count();
		}

	}

	/**
	 * One process.
	 *
	 * @param worker which of those there are at a time, from 1; a process has the number
	 * of the one it replaces
	 * @param pid the process identifier
	 * @param state starting, ready, taken, left or retiring
	 * @param ageSeconds since its start
	 * @param silentMillis since it was last heard of
	 * @param passivePorts the ports that are its own
	 * @param figures what it holds
	 */
	public record WorkerStatus(int worker, long pid, String state, long ageSeconds, long silentMillis,
			String passivePorts, Figures figures) {

		private boolean isAlive() {
			return this.state.equals(nameOf(Worker.State.READY)) || this.state.equals(nameOf(Worker.State.TAKEN));
		}

	}

}
