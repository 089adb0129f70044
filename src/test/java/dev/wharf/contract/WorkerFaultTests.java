package dev.wharf.contract;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import dev.wharf.worker.WorkerControl;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What becomes of clients when a process that serves them dies, hangs or is replaced:
 * nothing, unless they are its own.
 */
@ServedBy(modes = Mode.PREFORK_REACTOR, protections = { Protection.PLAIN, Protection.IMPLICIT },
		because = "explicit FTPS differs from none only after the accept",
		properties = "wharf.workers.heartbeat-timeout=5s", own = "it kills processes")
class WorkerFaultTests extends ContractTests {

	private static final int CLIENTS = 200;

	@BeforeEach
	void waitForAllWorkers() {
		soon().until(this::ready, (pids) -> pids.size() == 2);
	}

	@Test
	void aDeadWorkerTakesOnlyItsOwnSessionsAndIsReplaced() throws Exception {
		List<WireClient> clients = new ArrayList<>();
		for (int index = 0; index < CLIENTS; index++) {
			clients.add(this.server.connect());
		}
		eventually().until(this.server::sessions, (sessions) -> sessions == CLIENTS);
		WorkerControl.WorkerStatus victim;
		try (Newcomers newcomers = new Newcomers(this.server)) {
			newcomers.await(10);
			victim = someWorker();
			WorkerProcesses.kill(victim.pid());
			long death = System.nanoTime();
			newcomers.await(30);
			soon().until(this::ready, (pids) -> pids.size() == 2 && !pids.contains(victim.pid()));
			newcomers.await(10);
			assertThat(newcomers.refusedSince(death)).isZero();
		}
		long lost = clients.stream().filter((client) -> !answers(client)).count();
		assertThat(lost).isPositive().isLessThanOrEqualTo(victim.figures().sessions());
	}

	@Test
	void clientsWaitWhenAllWorkersAreDead() throws IOException {
		Set<Long> victims = ready();
		for (long victim : victims) {
			WorkerProcesses.kill(victim);
		}
		eventually().until(this::ready, (pids) -> pids.stream().noneMatch(victims::contains));
		this.server.login().expect(221, "QUIT");
	}

	@Test
	void aHungWorkerIsEndedAndReplaced() throws IOException {
		long hung = someWorker().pid();
		WorkerProcesses.suspend(hung);
		soon().until(this::ready, (pids) -> pids.size() == 2 && !pids.contains(hung));
		assertThat(ProcessHandle.of(hung)).isEmpty();
		assertThat(control().status().lastExit()).contains("silent for more than 5.0 s");
		this.server.login().expect(221, "QUIT");
	}

	@Test
	void theEndOfTheServiceHurriesWorkersThatAreBeingReplaced() throws IOException {
		try (WharfServer other = WharfServer.start(this.server.variant(), "wharf.workers.drain-timeout=10m")) {
			WireClient client = other.login();
			processes(other).control().restart();
			soon().until(() -> !processes(other).in("retiring").isEmpty());
			CompletableFuture<Void> down = CompletableFuture.runAsync(other::shutDown);
			client.expect(421);
			down.join();
		}
	}

	@Test
	void aRestartRefusesNobody() {
		Set<Long> before = ready();
		control().restart();
		int logins = 0;
		while (logins < 20 || control().status().restarting()) {
			WireClient client = this.server.login();
			client.put("STOR a.txt", "content " + logins);
			assertThat(client.fetch("RETR a.txt")).asString().isEqualTo("content " + logins);
			client.expect(221, "QUIT");
			client.close();
			logins++;
		}
		assertThat(ready()).hasSize(2).doesNotContainAnyElementsOf(before);
	}

	/** Workers that die young are replaced after a pause, 10 seconds at most. */
	private static ConditionFactory soon() {
		return eventually().atMost(90, TimeUnit.SECONDS);
	}

	private static WorkerProcesses processes(WharfServer server) {
		return new WorkerProcesses(server.service().bean(WorkerControl.class));
	}

	private WorkerControl control() {
		return processes(this.server).control();
	}

	private Set<Long> ready() {
		return processes(this.server).pids("ready");
	}

	private WorkerControl.WorkerStatus someWorker() {
		return processes(this.server).in("ready").getFirst();
	}

	private static boolean answers(WireClient client) {
		try {
			return client.send("NOOP").code() == 200;
		}
		catch (AssertionError | RuntimeException ex) {
			return false;
		}
	}

}
