package dev.wharf.contract;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.wharf.worker.WorkerControl;
import dev.wharf.worker.WorkerControl.WorkerStatus;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** A process holds the sockets that it has a use for, and no other. */
@ServedBy(varies = Axis.MODE, modes = { Mode.PREFORK_REACTOR, Mode.PREFORK_THREADS, Mode.PROCESSES })
class HandedDownSocketTests extends ContractTests {

	/** One for plain and explicit FTPS, one for implicit FTPS. */
	private static final int LISTENING = 2;

	@Test
	void aConnectionBelongsToOneProcess() {
		for (String connection : connections()) {
			assertThat(OpenSockets.of(ProcessHandle.current().pid())).doesNotContain(connection);
			assertThat(processes()).filteredOn((process) -> tcpSocketsOf(process).contains(connection)).hasSize(1);
		}
	}

	@Test
	void aProcessListensWhileItAcceptsClientsAndHoldsNothingElse() {
		List<String> connections = connections();
		eventually().untilAsserted(() -> assertThat(processes()).isNotEmpty()
			.allSatisfy((process) -> assertThat(tcpSocketsOf(process)).filteredOn((each) -> !connections.contains(each))
				.hasSize(ownSockets(process))));
	}

	/** Passive ports are no business of other processes. */
	private static int ownSockets(WorkerStatus process) {
		int control = process.state().equals("taken") ? 0 : LISTENING;
		return control + process.figures().passivePorts();
	}

	private List<String> connections() {
		return Stream.generate(this.server::login)
			.limit(4)
			.map((client) -> OpenSockets.connection(this.server.port(), client.port()))
			.toList();
	}

	/** Java holds the one that is its standard input under a second number too. */
	private static Set<String> tcpSocketsOf(WorkerStatus process) {
		Set<String> all = OpenSockets.all();
		return OpenSockets.of(process.pid()).stream().filter(all::contains).collect(Collectors.toSet());
	}

	/** Those that have started. */
	private List<WorkerStatus> processes() {
		return this.server.service()
			.bean(WorkerControl.class)
			.status()
			.processes()
			.stream()
			.filter((process) -> !process.state().equals("starting"))
			.toList();
	}

}
