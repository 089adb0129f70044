package dev.wharf.worker;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import dev.wharf.contract.WorkerProcesses;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** No process outlives its supervisor, however that ends. */
@Timeout(300)
class SupervisorEndTests {

	private static final Duration HEARTBEAT_TIMEOUT = Duration.ofSeconds(5);

	/** Else every service would begin to make them, and be ended before it has. */
	@BeforeAll
	static void makeCachesOfProcesses() throws IOException {
		int caches = 0;
		for (String mode : List.of("prefork", "process-per-connection")) {
			int wanted = ++caches;
			try (ServiceProcess service = start(mode, freePort())) {
				soon().until(service::hasStarted);
				Path image = service.processImage();
				soon().until(() -> cachesIn(image) >= wanted);
			}
		}
	}

	private static long cachesIn(Path image) throws IOException {
		try (Stream<Path> files = Files.list(image)) {
			return files.filter((file) -> file.toString().endsWith(".aot")).count();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "prefork", "process-per-connection" })
	void processesEndWhenTheirSupervisorIsKilled(String mode) throws IOException {
		int port = freePort();
		try (ServiceProcess service = start(mode, port); Socket client = greeted(port)) {
			List<ProcessHandle> processes = service.process().descendants().toList();
			assertThat(processes).isNotEmpty();
			service.process().destroyForcibly();
			soon().until(() -> processes.stream().noneMatch(ProcessHandle::isAlive));
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "prefork", "process-per-connection" })
	void aSignalDrainsAllProcesses(String mode) throws IOException {
		int port = freePort();
		try (ServiceProcess service = start(mode, port); Socket client = greeted(port)) {
			List<ProcessHandle> processes = service.process().descendants().toList();
			service.process().destroy();
			assertThat(line(client)).startsWith("421 ");
			soon().until(() -> service.end().isDone());
			assertThat(processes).noneMatch(ProcessHandle::isAlive);
			assertThat(service.log()).contains(mode.equals("prefork") ? "[worker " : "[process ");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "prefork", "process-per-connection" })
	void aServiceWhoseProcessesCannotStartSaysSoAndEnds(String mode) throws IOException {
		try (ServiceProcess service = start(mode, freePort(), "--wharf.workers.jvm-options=-XX:Unknown",
				"--wharf.workers.start-timeout=10m")) {
			soon().until(() -> service.end().isDone());
			assertThat(service.log()).contains("wharf.workers.jvm-options", "exit code 1");
		}
	}

	@Test
	void aSignalEndsAServiceThatWaitsForItsProcesses(@TempDir Path folder) throws IOException {
		Path pause = folder.resolve("pause");
		try (ServiceProcess service = start("prefork", freePort(),
				"--wharf.workers.jvm-options=-XX:+UnlockDiagnosticVMOptions,-XX:+PauseAtStartup,-XX:PauseAtStartupFile="
						+ pause,
				"--wharf.workers.start-timeout=10m")) {
			soon().until(() -> Files.exists(pause));
			service.process().destroy();
			soon().until(() -> service.end().isDone());
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "prefork", "process-per-connection" })
	void processesThatHangEndWithTheirSupervisor(String mode) throws IOException {
		int port = freePort();
		try (ServiceProcess service = start(mode, port); Socket client = greeted(port)) {
			List<ProcessHandle> processes = stopped(service);
			service.process().destroy();
			soon().until(() -> service.end().isDone());
			assertThat(processes).noneMatch(ProcessHandle::isAlive);
		}
	}

	@Test
	void processesThatHangEndWhenTheirSupervisorIsKilled() throws IOException {
		int port = freePort();
		try (ServiceProcess service = start("prefork", port); Socket client = greeted(port)) {
			List<ProcessHandle> processes = stopped(service);
			service.process().destroyForcibly();
			soon().until(() -> processes.stream().noneMatch(ProcessHandle::isAlive));
		}
	}

	@Test
	void aSupervisorThatStoodStillEndsNobody() throws IOException {
		int port = freePort();
		try (ServiceProcess service = start("prefork", port); Socket client = greeted(port)) {
			List<ProcessHandle> processes = service.process().descendants().toList();
			WorkerProcesses.suspend(service.process().pid());
			await().pollDelay(HEARTBEAT_TIMEOUT.plusSeconds(1)).until(() -> true);
			WorkerProcesses.signal("CONT", service.process().pid());
			await().during(Duration.ofSeconds(2)).until(() -> processes.stream().allMatch(ProcessHandle::isAlive));
			client.getOutputStream().write("NOOP\r\n".getBytes(StandardCharsets.US_ASCII));
			assertThat(line(client)).startsWith("200 ");
		}
	}

	private static List<ProcessHandle> stopped(ServiceProcess service) throws IOException {
		soon().until(service::hasStarted);
		List<ProcessHandle> processes = service.process().descendants().toList();
		assertThat(processes).isNotEmpty();
		for (ProcessHandle process : processes) {
			WorkerProcesses.suspend(process.pid());
		}
		return processes;
	}

	private static ServiceProcess start(String mode, int port, String... properties) throws IOException {
		List<String> all = new ArrayList<>(List.of("--wharf.server.mode=" + mode, "--wharf.server.port=" + port,
				"--wharf.workers.heartbeat-timeout=" + HEARTBEAT_TIMEOUT));
		all.addAll(List.of(properties));
		try (ServerSocketChannel input = ServerSocketChannel.open()) {
			return ServiceProcess.start(input, all.toArray(String[]::new));
		}
	}

	private static Socket greeted(int port) {
		return soon().ignoreExceptions().until(() -> {
			Socket socket = new Socket("127.0.0.1", port);
			assertThat(line(socket)).startsWith("220 ");
			return socket;
		}, Socket::isConnected);
	}

	private static String line(Socket socket) throws IOException {
		return String
			.valueOf(new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
				.readLine());
	}

	private static int freePort() throws IOException {
		try (ServerSocketChannel channel = ServerSocketChannel.open()) {
			channel.bind(new InetSocketAddress("127.0.0.1", 0));
			return channel.socket().getLocalPort();
		}
	}

	private static ConditionFactory soon() {
		return await().atMost(Duration.ofSeconds(120)).pollInterval(Duration.ofMillis(50));
	}

}
