package dev.wharf.management;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.wharf.ServiceStart;
import dev.wharf.contract.WorkerProcesses;
import dev.wharf.worker.WorkerControl;
import dev.wharf.worker.WorkerControl.WorkerStatus;
import org.apache.commons.net.ftp.FTPClient;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Many processes are one service to whoever looks at it over HTTP.
 */
class FtpWorkersTests {

	@TempDir
	private static Path home;

	private static ConfigurableApplicationContext context;

	@BeforeAll
	static void start() {
		context = ServiceStart.run("--wharf.server.mode=prefork", "--wharf.workers.count=2",
				"--wharf.workers.failures=3", "--wharf.workers.failure-window=10s", Operator.PASSWORD,
				"--wharf.users[0].name=alice", "--wharf.users[0].password={noop}secret",
				"--wharf.users[0].home=" + home);
	}

	@AfterAll
	static void stop() {
		context.close();
	}

	@BeforeEach
	void waitForBoth() {
		eventually().until(FtpWorkersTests::ready, (pids) -> pids.size() == 2);
	}

	@Test
	void theEndpointShowsEachProcess() {
		assertThat(get("ftpworkers")).contains("\"most\":2", "\"worker\":1", "\"worker\":2", "\"state\":\"ready\"");
	}

	@Test
	void healthTellsHowManyAreAlive() {
		assertThat(get("health")).contains("\"workers\":{", "\"alive\":2", "\"restarts\":", "\"lastExit\":")
			.endsWith("\"status\":\"UP\"}");
	}

	@Test
	void metersTellTheSumAndEachProcess() {
		for (int login = 0; login < 20; login++) {
			logIn();
		}
		eventually().untilAsserted(() -> {
			int all = count("metrics/wharf.sessions.opened");
			int each = 0;
			for (int worker = 1; worker <= 2; worker++) {
				each += count("metrics/wharf.sessions.opened?tag=worker:" + worker);
			}
			assertThat(each).isEqualTo(all).isGreaterThanOrEqualTo(20);
		});
	}

	@Test
	void prometheusSeesEachProcess() {
		assertThat(get("prometheus")).contains("wharf_sessions{worker=\"1\"}", "wharf_sessions{worker=\"2\"}");
		logIn();
		eventually().untilAsserted(() -> assertThat(get("prometheus")).contains("wharf_sessions_opened_total{worker="));
	}

	@Test
	void aRestartReplacesAll() {
		Set<Long> before = ready();
		assertThat(post("ftpworkers/restart")).isEqualTo(202);
		eventually().until(FtpWorkersTests::ready,
				(pids) -> pids.size() == 2 && pids.stream().noneMatch(before::contains));
	}

	@Test
	@ExtendWith(OutputCaptureExtension.class)
	void processesThatStartMayBeAskedForTheirSessions(CapturedOutput output) {
		Set<Long> before = ready();
		assertThat(post("ftpworkers/restart")).isEqualTo(202);
		await().atMost(Duration.ofSeconds(90)).pollInterval(Duration.ofMillis(5)).until(() -> {
			assertThat(get("ftpsessions")).isEqualTo("[]");
			return ready();
		}, (pids) -> pids.size() == 2 && pids.stream().noneMatch(before::contains));
		assertThat(output).doesNotContain("could not do as told");
	}

	@Test
	void aRestartOfOneLeavesTheOther() {
		WorkerStatus first = status().processes().getFirst();
		WorkerStatus second = status().processes().getLast();
		assertThat(post("ftpworkers/restart/" + first.worker())).isEqualTo(202);
		eventually().until(FtpWorkersTests::ready,
				(pids) -> pids.size() == 2 && !pids.contains(first.pid()) && pids.contains(second.pid()));
	}

	@Test
	void whatReplacesAProcessHasItsNumber() {
		for (int restart = 0; restart < 3; restart++) {
			Set<Long> before = ready();
			assertThat(post("ftpworkers/restart/2")).isEqualTo(202);
			eventually().until(FtpWorkersTests::ready, (pids) -> pids.size() == 2 && !pids.equals(before));
			eventually().until(() -> status().processes().stream().map(WorkerStatus::worker).toList(),
					List.of(1, 2)::equals);
		}
	}

	@Test
	void whatIsUnknownIsNotFound() {
		assertThat(post("ftpworkers/destroy")).isEqualTo(404);
		assertThat(post("ftpworkers/restart/77")).isEqualTo(404);
	}

	@Test
	void manyDeathsAreDownUntilTheyAreOver() {
		eventually().until(() -> {
			ready().forEach((pid) -> ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly));
			return get("health");
		}, (health) -> health.endsWith("\"status\":\"DOWN\"}"));
		eventually().until(() -> get("health"), (health) -> health.endsWith("\"status\":\"UP\"}"));
		eventually().until(FtpWorkersTests::ready, (pids) -> pids.size() == 2);
		logIn();
	}

	private static void logIn() {
		try {
			FTPClient client = new FTPClient();
			client.connect("localhost", context.getEnvironment().getRequiredProperty("local.ftp.port", Integer.class));
			assertThat(client.login("alice", "secret")).isTrue();
			client.logout();
			client.disconnect();
		}
		catch (IOException ex) {
			throw new AssertionError(ex);
		}
	}

	private static WorkerControl.Status status() {
		return context.getBean(WorkerControl.class).status();
	}

	private static Set<Long> ready() {
		return new WorkerProcesses(context.getBean(WorkerControl.class)).pids("ready");
	}

	/** Processes that die young are replaced after a pause. */
	private static ConditionFactory eventually() {
		return await().atMost(Duration.ofSeconds(90)).pollInterval(Duration.ofMillis(100));
	}

	/** Nothing is told of a process that has counted nothing. */
	private static int count(String meter) {
		Matcher value = Pattern.compile("\"value\":(\\d+)").matcher(get(meter));
		return value.find() ? Integer.parseInt(value.group(1)) : 0;
	}

	private static String get(String path) {
		return Operator.of(context).get(path);
	}

	private static int post(String path) {
		return Operator.of(context).post(path);
	}

}
