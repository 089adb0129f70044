package dev.wharf.contract;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

import dev.wharf.connection.ControlListener;
import dev.wharf.worker.WorkerControl;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Where each client has a process of its own, nothing that happens to a process is felt
 * by anybody else, and there are only as many as may be.
 */
@ServedBy(modes = Mode.PROCESSES, protections = { Protection.PLAIN, Protection.IMPLICIT },
		because = "explicit FTPS differs from none only after the accept", properties = {
				"wharf.workers.heartbeat-timeout=20s", "wharf.workers.max-processes=3", "wharf.workers.spare=1" },
		own = "it kills processes")
class ProcessFaultTests extends ContractTests {

	@BeforeEach
	void waitForSomebodyToServe() {
		soon().until(() -> pids("ready"), (pids) -> pids.size() == 1);
	}

	@Test
	void aDeadProcessTakesOnlyItsOwnClient() throws IOException {
		WireClient other = this.server.login();
		long others = pids("taken").iterator().next();
		WireClient lost = this.server.login();
		long victim = pids("taken").stream().filter((pid) -> pid != others).findFirst().orElseThrow();
		WorkerProcesses.kill(victim);
		assertThat(lost.isClosed()).isTrue();
		other.expect(200, "NOOP");
		this.server.login().expect(221, "QUIT");
	}

	@Test
	void aSpareThatDiesIsReplaced() throws IOException {
		WorkerProcesses.kill(pids("ready").iterator().next());
		this.server.login().expect(221, "QUIT");
	}

	@Test
	void whoHasLeftBeforeAProcessLooksCostsNone() throws IOException {
		long spare = pids("ready").iterator().next();
		WorkerProcesses.suspend(spare);
		for (int probe = 0; probe < 20; probe++) {
			this.server.dial().close();
			this.server.dial().reset();
		}
		WorkerProcesses.signal("CONT", spare);
		WireClient client = this.server.login();
		assertThat(pids("taken")).contains(spare);
		client.expect(221, "QUIT");
	}

	@Test
	void aHungProcessIsEnded() throws IOException {
		WireClient client = this.server.login();
		long hung = pids("taken").iterator().next();
		WorkerProcesses.suspend(hung);
		soon().until(() -> ProcessHandle.of(hung).isEmpty());
		assertThat(client.isClosed()).isTrue();
		this.server.login().expect(221, "QUIT");
	}

	@Test
	void whenAllProcessesHaveClientsTheNextIsTurnedAway() {
		List<WireClient> clients = List.of(this.server.login(), this.server.login(), this.server.login());
		this.server.dial().expectTurnedAway();
		clients.getFirst().expect(221, "QUIT");
		soon().until(() -> pids("ready"), (pids) -> pids.size() == 1);
		this.server.login().expect(200, "NOOP");
	}

	@Test
	void whoComesWhenTheOnlyClientHasLeftIsNotTurnedAway() throws IOException {
		try (WharfServer small = WharfServer.start(this.server.variant(), "wharf.workers.max-processes=1")) {
			WorkerProcesses processes = new WorkerProcesses(small.service().bean(WorkerControl.class));
			for (int visit = 0; visit < 3; visit++) {
				small.login().expect(221, "QUIT");
				eventually().until(() -> processes.in("taken").isEmpty());
			}
		}
	}

	@Test
	void aRestartReplacesTheSpareAndLeavesClientsAlone() {
		WireClient client = this.server.login();
		soon().until(() -> pids("ready"), (pids) -> pids.size() == 1);
		long spare = pids("ready").iterator().next();
		control().restart();
		soon().until(() -> pids("ready"), (pids) -> pids.size() == 1 && !pids.contains(spare));
		soon().until(() -> !control().status().restarting());
		client.expect(200, "NOOP");
		this.server.login().expect(221, "QUIT");
	}

	@Test
	void aServiceThatAcceptsNobodyAnyMoreStartsNoProcess() throws IOException {
		try (WharfServer ending = WharfServer.start(this.server.variant())) {
			WorkerControl processes = ending.service().bean(WorkerControl.class);
			ending.service().beans(ControlListener.class).forEach(ControlListener::stopAccepting);
			ending.login().expect(221, "QUIT");
			eventually().until(() -> processes.status().processes().isEmpty());
			assertThat(processes.status().lastExit()).isNull();
		}
	}

	private static ConditionFactory soon() {
		return eventually().atMost(90, TimeUnit.SECONDS);
	}

	private WorkerControl control() {
		return this.server.service().bean(WorkerControl.class);
	}

	private Set<Long> pids(String state) {
		return new WorkerProcesses(control()).pids(state);
	}

}
