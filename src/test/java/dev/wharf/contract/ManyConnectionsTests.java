package dev.wharf.contract;

import java.util.Map;
import java.util.stream.Collectors;

import dev.wharf.worker.WorkerControl;
import dev.wharf.worker.WorkerControl.WorkerStatus;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Isolated;

import static org.assertj.core.api.Assertions.assertThat;

/** However many clients come and go, no descriptor and no process is left of them. */
@Isolated("it counts descriptors and children of the JVM")
@ServedBy(modes = { Mode.PREFORK_REACTOR, Mode.PREFORK_THREADS, Mode.PROCESSES }, protections = Protection.PLAIN,
		because = "it is about processes, and takes its time", own = "it counts descriptors of all processes")
@Timeout(3600)
class ManyConnectionsTests extends ContractTests {

	/** What a Java may come to need meanwhile. */
	private static final int SLACK = 8;

	@BeforeEach
	void warmUp() {
		connectAndLeave(isCostly() ? 4 : 20);
		eventually().until(this::starting, (processes) -> processes == 0);
	}

	@Test
	void leaveNothingBehind() {
		Map<Long, Integer> before = descriptors();
		long processes = children();
		connectAndLeave(connections());
		eventually().until(ManyConnectionsTests::children, (now) -> now <= processes);
		eventually().untilAsserted(() -> assertThat(descriptors()).allSatisfy((pid, open) -> assertThat(open)
			.isLessThanOrEqualTo(before.getOrDefault(pid, before.values().iterator().next()) + SLACK)));
	}

	/** A process for each of them takes minutes; the profile {@code soak} has them. */
	private int connections() {
		return Integer.getInteger("contract.connections", isCostly() ? 20 : 2000);
	}

	private boolean isCostly() {
		return this.server.variant().mode() == Mode.PROCESSES;
	}

	private void connectAndLeave(int times) {
		for (int i = 0; i < times; i++) {
			WireClient client = this.server.login();
			client.expect(221, "QUIT");
			client.close();
		}
	}

	private Map<Long, Integer> descriptors() {
		Map<Long, Integer> open = processes().in("ready")
			.stream()
			.collect(Collectors.toMap(WorkerStatus::pid, (process) -> OpenSockets.of(process.pid()).size()));
		open.put(ProcessHandle.current().pid(), OpenSockets.of(ProcessHandle.current().pid()).size());
		return open;
	}

	private int starting() {
		return processes().in("starting").size();
	}

	private WorkerProcesses processes() {
		return new WorkerProcesses(this.server.service().bean(WorkerControl.class));
	}

	/** Those that have ended and that nobody has taken notice of count too. */
	private static long children() {
		return ProcessHandle.current().children().count();
	}

}
