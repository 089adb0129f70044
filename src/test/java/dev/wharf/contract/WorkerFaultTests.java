package dev.wharf.contract;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import dev.wharf.worker.WorkerControl;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What becomes of clients when a process that serves them dies, hangs or is replaced:
 * nothing, unless they are its own.
 */
@ServedBy(properties = "wharf.workers.heartbeat-timeout=3s", modes = Mode.PREFORK_REACTOR)
class WorkerFaultTests extends ContractTests {

	private static final int CLIENTS = 200;

	@BeforeEach
	void waitForAllWorkers() {
		soon().until(this::ready, (pids) -> pids.size() == 2);
	}

	@Test
	void aDeadWorkerTakesOnlyItsOwnSessionsAndIsReplaced() throws IOException {
		List<WireClient> clients = new ArrayList<>();
		for (int index = 0; index < CLIENTS; index++) {
			clients.add(this.server.connect());
		}
		eventually().until(this.server::sessions, (sessions) -> sessions == CLIENTS);
		WorkerControl.WorkerStatus victim = someWorker();
		signal("KILL", victim.pid());
		eventually().until(this::ready, (pids) -> !pids.contains(victim.pid()));
		for (int login = 0; login < 30; login++) {
			this.server.login().expect(221, "QUIT");
		}
		soon().until(this::ready, (pids) -> pids.size() == 2 && !pids.contains(victim.pid()));
		long lost = clients.stream().filter((client) -> !answers(client)).count();
		assertThat(lost).isEqualTo(victim.figures().sessions());
	}

	@Test
	void aHungWorkerIsEndedAndReplaced() throws IOException {
		long hung = someWorker().pid();
		signal("STOP", hung);
		soon().until(this::ready, (pids) -> pids.size() == 2 && !pids.contains(hung));
		assertThat(ProcessHandle.of(hung)).isEmpty();
		this.server.login().expect(221, "QUIT");
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
		return eventually().atMost(30, TimeUnit.SECONDS);
	}

	private WorkerControl control() {
		return this.server.service().bean(WorkerControl.class);
	}

	private Set<Long> ready() {
		return control().status()
			.processes()
			.stream()
			.filter((process) -> process.state().equals("ready"))
			.map(WorkerControl.WorkerStatus::pid)
			.collect(Collectors.toSet());
	}

	private WorkerControl.WorkerStatus someWorker() {
		return control().status()
			.processes()
			.stream()
			.filter((process) -> process.state().equals("ready"))
			.findFirst()
			.orElseThrow();
	}

	private static boolean answers(WireClient client) {
		try {
			return client.send("NOOP").code() == 200;
		}
		catch (AssertionError | RuntimeException ex) {
			return false;
		}
	}

	private static void signal(String name, long pid) throws IOException {
		new ProcessBuilder("kill", "-" + name, Long.toString(pid)).start();
	}

}
