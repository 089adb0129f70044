package dev.wharf.audit;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.wharf.ServiceStart;
import dev.wharf.event.WharfEvent.TransferEnded;
import org.apache.commons.net.ftp.FTP;
import org.apache.commons.net.ftp.FTPClient;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.integration.channel.PublishSubscribeChannel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** What is written down of what happens, and who else can hear of it. */
@Isolated("every start of another service would close its log files")
class AuditTests {

	private static final Pattern XFERLOG = Pattern
		.compile("(?<time>\\w{3} \\w{3} [ \\d]\\d \\d\\d:\\d\\d:\\d\\d \\d{4})"
				+ " (?<seconds>\\d+) (?<host>\\S+) (?<size>\\d+) (?<name>\\S+) (?<type>[ab]) (?<action>_)"
				+ " (?<direction>[iod]) (?<access>[arg]) (?<user>\\S+) ftp 0 \\* (?<status>[ci])");

	@TempDir
	private Path folder;

	@ParameterizedTest
	@ValueSource(strings = { "reactor", "prefork" })
	void theAuditLogTellsWhoDidWhat(String mode) throws IOException {
		try (ConfigurableApplicationContext service = start(mode)) {
			useTheService(service);
			eventually().until(() -> audited().stream().anyMatch((line) -> event(line).equals("session-closed")));
		}
		List<JsonNode> lines = audited();
		assertThat(lines).extracting(AuditTests::event)
			.containsSubsequence("session-opened", "login", "login", "upload-started", "upload-ended", "download-ended",
					"directory-made", "renamed", "deleted", "directory-removed", "session-closed");
		assertThat(lines).allSatisfy((line) -> {
			assertThat(line.get("at").asString()).isNotEmpty();
			assertThat(line.get("client").asString()).isEqualTo("127.0.0.1");
			assertThat(line.get("session").asString()).isEqualTo(lines.getFirst().get("session").asString());
		});
		JsonNode upload = lines.stream().filter((line) -> event(line).equals("upload-ended")).findFirst().orElseThrow();
		assertThat(upload.get("user").asString()).isEqualTo("alice");
		assertThat(upload.get("path").asString()).isEqualTo("/a file.txt");
		assertThat(upload.get("octets").asInt()).isEqualTo(7);
		assertThat(upload.get("result").asString()).isEqualTo("completed");
		assertThat(Files.readString(this.folder.resolve("log/audit.json"))).doesNotContain("secret", "wrong");
	}

	@Test
	void theTransferLogIsReadAsXferlog() throws IOException {
		try (ConfigurableApplicationContext service = start("reactor")) {
			useTheService(service);
			eventually().until(() -> transfers().size() == 2);
		}
		List<Matcher> lines = transfers().stream().map(XFERLOG::matcher).toList();
		assertThat(lines).allMatch(Matcher::matches);
		assertThat(lines).extracting((line) -> line.group("direction")).containsExactly("i", "o");
		Matcher upload = lines.getFirst();
		assertThat(LocalDateTime.parse(upload.group("time").replace("  ", " "),
				DateTimeFormatter.ofPattern("EEE MMM d HH:mm:ss yyyy", Locale.US)))
			.isAfter(LocalDateTime.now().minusMinutes(10));
		assertThat(upload.group("size")).isEqualTo("7");
		assertThat(upload.group("name")).isEqualTo("/a_file.txt");
		assertThat(upload.group("type") + upload.group("access") + upload.group("user") + upload.group("status"))
			.isEqualTo("bralicec");
	}

	@Test
	void whoeverSubscribesToTheChannelIsTold() throws IOException {
		try (ConfigurableApplicationContext service = start("reactor")) {
			List<Object> events = new CopyOnWriteArrayList<>();
			service.getBean("wharfEvents", PublishSubscribeChannel.class)
				.subscribe((message) -> events.add(message.getPayload()));
			useTheService(service);
			eventually().until(() -> events.stream().filter(TransferEnded.class::isInstance).count() == 2);
		}
	}

	@Test
	void aFileThatCannotBeWrittenIsToldAtTheStart() throws IOException {
		Files.writeString(this.folder.resolve("log"), "in the way");
		assertThatThrownBy(() -> start("reactor")).hasStackTraceContaining("wharf.audit.");
	}

	private static void useTheService(ConfigurableApplicationContext service) throws IOException {
		FTPClient client = new FTPClient();
		client.connect("127.0.0.1", service.getEnvironment().getRequiredProperty("local.ftp.port", Integer.class));
		client.login("alice", "wrong");
		client.login("alice", "secret");
		client.enterLocalPassiveMode();
		client.setFileType(FTP.BINARY_FILE_TYPE);
		client.storeFile("a file.txt", new ByteArrayInputStream(new byte[7]));
		client.retrieveFile("a file.txt", new ByteArrayOutputStream());
		client.makeDirectory("in");
		client.rename("a file.txt", "in/b.txt");
		client.deleteFile("in/b.txt");
		client.removeDirectory("in");
		client.logout();
		client.disconnect();
	}

	private static String event(JsonNode line) {
		return line.get("event").asString();
	}

	private List<JsonNode> audited() throws IOException {
		return Files.readAllLines(this.folder.resolve("log/audit.json"))
			.stream()
			.map(JsonMapper.shared()::readTree)
			.toList();
	}

	private List<String> transfers() throws IOException {
		return Files.readAllLines(this.folder.resolve("log/xferlog"));
	}

	private static ConditionFactory eventually() {
		return await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(20));
	}

	private ConfigurableApplicationContext start(String mode) throws IOException {
		return ServiceStart.run("--wharf.server.mode=" + mode, "--wharf.workers.count=1", "--management.server.port=-1",
				"--wharf.limits.login-delay=1ms", "--wharf.audit.file=" + this.folder.resolve("log/audit.json"),
				"--wharf.audit.xferlog=" + this.folder.resolve("log/xferlog"), "--wharf.users[0].name=alice",
				"--wharf.users[0].password={noop}secret",
				"--wharf.users[0].home=" + Files.createDirectories(this.folder.resolve("home")));
	}

}
