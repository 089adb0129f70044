package dev.wharf.management;

import java.io.IOException;
import java.io.OutputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;

import dev.wharf.ServiceStart;
import dev.wharf.machine.SideBySide;
import org.apache.commons.net.ftp.FTP;
import org.apache.commons.net.ftp.FTPClient;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** What an operator sees of sessions and transfers, and does with them. */
@SideBySide
@ParameterizedClass
@ValueSource(strings = { "reactor", "prefork", "process-per-connection" })
class SessionsEndpointTests {

	@TempDir
	private static Path home;

	private static ConfigurableApplicationContext service;

	private static String running = "";

	@Parameter
	private String mode;

	private FTPClient client;

	@BeforeEach
	void connect() throws IOException {
		if (!running.equals(this.mode)) {
			stop();
			service = start(this.mode);
			running = this.mode;
		}
		this.client = dial();
		assertThat(this.client.login("alice", "secret")).isTrue();
	}

	@AfterEach
	void disconnect() throws IOException {
		delete("ftpdrain");
		this.client.disconnect();
		eventually().until(() -> sessions("").size() == 0);
	}

	@AfterAll
	static void stop() {
		if (service != null) {
			service.close();
		}
	}

	@Test
	void showsWhoIsConnected() throws IOException {
		this.client.sendCommand("CLNT", "Scanner 7");
		this.client.makeDirectory("in");
		this.client.changeWorkingDirectory("in");
		JsonNode session = sessions("").get(0);
		assertThat(session.get("user").asString()).isEqualTo("alice");
		assertThat(session.get("client").asString()).isEqualTo("127.0.0.1");
		assertThat(session.get("software").asString()).isEqualTo("Scanner 7");
		assertThat(session.get("directory").asString()).isEqualTo("/in");
		assertThat(session.get("lastCommand").asString()).isEqualTo("CWD");
		assertThat(session.has("worker")).isEqualTo(!this.mode.equals("reactor"));
	}

	@Test
	void findsSessionsByWhatTheyAre() {
		assertThat(sessions("?user=alice&client=127.0.0.1&transferring=false").size()).isOne();
		assertThat(sessions("?user=bob").size()).isZero();
		assertThat(sessions("?transferring=true").size()).isZero();
	}

	@Test
	void showsTransfersWhileTheyRunAndAfterwards() throws IOException {
		try (OutputStream upload = upload("big.bin")) {
			upload.write(new byte[100_000]);
			upload.flush();
			eventually().until(() -> get("ftptransfers").at("/running/0/octets").asLong() == 100_000);
			JsonNode moving = sessions("?transferring=true").get(0).get("transfer");
			assertThat(moving.get("path").asString()).isEqualTo("/big.bin");
			assertThat(moving.get("kind").asString()).isEqualTo("upload");
		}
		assertThat(this.client.completePendingCommand()).isTrue();
		eventually().until(() -> get("ftptransfers").get("running").size() == 0);
		eventually().until(() -> get("ftptransfers").at("/last/0/result").asString("").equals("completed"));
		assertThat(sessions("").get(0).get("uploaded").asLong()).isEqualTo(100_000);
	}

	@Test
	void keepsWhatASessionSaysWhileSomebodyWatches() throws IOException {
		String id = id();
		assertThat(watch(id, true)).isEqualTo(204);
		eventually().until(() -> {
			this.client.noop();
			return get("ftpsessions/" + id).toString();
		}, (shown) -> shown.contains("> NOOP") && shown.contains("< 200"));
		this.client.sendCommand("USER", "alice");
		this.client.sendCommand("PASS", "secret");
		assertThat(get("ftpsessions/" + id).get("transcript").toString()).contains("> PASS ***")
			.doesNotContain("secret");
		assertThat(watch(id, false)).isEqualTo(204);
		eventually().until(() -> !get("ftpsessions/" + id).has("transcript"));
	}

	@Test
	void endsASession() throws IOException {
		assertThat(delete("ftpsessions/" + id())).isEqualTo(204);
		assertThatThrownBy(this.client::getReply).hasMessageContaining("421");
		assertThat(delete("ftpsessions/0-0")).isEqualTo(404);
	}

	@Test
	void drainsTheServiceAndComesBack() throws IOException {
		try (OutputStream upload = upload("last.bin")) {
			upload.write(1);
			upload.flush();
			eventually().until(() -> get("ftptransfers").get("running").size() == 1);
			assertThat(operator().post("ftpdrain")).isEqualTo(200);
			assertThat(operator().get("health/readiness")).contains("OUT_OF_SERVICE");
			assertThatThrownBy(SessionsEndpointTests::dial).hasMessageContaining("421");
		}
		assertThat(this.client.completePendingCommand()).isTrue();
		assertThatThrownBy(this.client::getReply).hasMessageContaining("421");
		assertThat(delete("ftpdrain")).isEqualTo(200);
		assertThat(operator().get("health/readiness")).contains("UP");
		dial().disconnect();
	}

	@Test
	void showsUsersWithoutTheirPasswords() {
		JsonNode user = get("ftpusers").get(0);
		assertThat(user.get("name").asString()).isEqualTo("alice");
		assertThat(user.get("sessions").asInt()).isOne();
		assertThat(user.toString()).doesNotContain("secret");
	}

	private OutputStream upload(String name) throws IOException {
		this.client.enterLocalPassiveMode();
		this.client.setFileType(FTP.BINARY_FILE_TYPE);
		return this.client.storeFileStream(name);
	}

	private static String id() {
		return sessions("").get(0).get("id").asString();
	}

	private static JsonNode sessions(String filter) {
		return get("ftpsessions" + filter);
	}

	private static JsonNode get(String path) {
		return JsonMapper.shared().readTree(operator().get(path));
	}

	private static int delete(String path) {
		return operator().send(operator().request(path).DELETE()).statusCode();
	}

	private static int watch(String id, boolean on) {
		return operator()
			.send(operator().request("ftpsessions/" + id)
				.header("Content-Type", "application/json")
				.POST(BodyPublishers.ofString("{\"watch\": %b}".formatted(on))))
			.statusCode();
	}

	private static Operator operator() {
		return Operator.of(service);
	}

	private static FTPClient dial() throws IOException {
		FTPClient client = new FTPClient();
		client.setDefaultTimeout(60_000);
		client.connect("127.0.0.1", service.getEnvironment().getRequiredProperty("local.ftp.port", Integer.class));
		return client;
	}

	/** What happens in other processes is known here a little later. */
	private static ConditionFactory eventually() {
		return await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(20));
	}

	private static ConfigurableApplicationContext start(String mode) {
		return ServiceStart.run("--wharf.server.mode=" + mode, "--wharf.workers.count=2", Operator.PASSWORD,
				"--wharf.users[0].name=alice", "--wharf.users[0].password={noop}secret",
				"--wharf.users[0].home=" + home);
	}

}
