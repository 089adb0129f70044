package dev.wharf.contract;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.wharf.worker.ServiceJava;
import org.apache.commons.net.ftp.FTP;
import org.apache.commons.net.ftp.FTPClient;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whoever has a 226 is announced, even if the service is killed again and again while
 * clients store files.
 */
@Timeout(600)
class OutboxEnduranceTests {

	private static final int CLIENTS = 4;

	private static final Pattern READY = Pattern.compile("FTP on 127\\.0\\.0\\.1 port (\\d+)");

	@TempDir
	private Path folder;

	private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();

	private final AtomicInteger sequence = new AtomicInteger();

	/** Twenty in the profile {@code soak}: each takes the time of a start. */
	private static int kills() {
		return Integer.getInteger("contract.kills", 3);
	}

	@Test
	void losesNoAnnouncementOfAFileThatWasAcknowledged() throws IOException {
		Files.createDirectory(this.folder.resolve("home"));
		try (WebhookReceiver receiver = new WebhookReceiver()) {
			for (int round = 0; round < kills(); round++) {
				Process service = start(receiver);
				int port = awaitPort(service);
				List<CompletableFuture<Void>> clients = IntStream.range(0, CLIENTS)
					.mapToObj((client) -> CompletableFuture.runAsync(() -> storeUntilTheEnd(port)))
					.toList();
				int enough = this.acknowledged.size() + ThreadLocalRandom.current().nextInt(20, 200);
				Awaitility.await().atMost(60, TimeUnit.SECONDS).until(() -> this.acknowledged.size() >= enough);
				service.destroyForcibly().onExit().join();
				clients.forEach(CompletableFuture::join);
			}
			Process service = start(receiver);
			try {
				Awaitility.await()
					.atMost(60, TimeUnit.SECONDS)
					.untilAsserted(() -> assertThat(told(receiver)).containsAll(this.acknowledged));
			}
			finally {
				service.destroyForcibly().onExit().join();
			}
		}
	}

	private static Set<String> told(WebhookReceiver receiver) {
		return receiver.understood().stream().map(WebhookReceiver.Announcement::path).collect(Collectors.toSet());
	}

	private Process start(WebhookReceiver receiver) throws IOException {
		Files.deleteIfExists(log());
		List<String> settings = new ArrayList<>(List.of("--wharf.server.port=0", "--wharf.users[0].name=alice",
				"--wharf.users[0].password={noop}secret", "--wharf.users[0].home=" + this.folder.resolve("home"),
				"--wharf.webhook.timeout=1s", "--wharf.webhook.retry-delay=100ms",
				"--wharf.webhook.outbox.url=jdbc:h2:file:" + this.folder.resolve("outbox")));
		receiver.properties().forEach((property) -> settings.add("--" + property));
		return new ProcessBuilder(ServiceJava.command(settings)).redirectErrorStream(true)
			.redirectOutput(Redirect.to(log().toFile()))
			.start();
	}

	private Path log() {
		return this.folder.resolve("service.log");
	}

	private int awaitPort(Process service) {
		Matcher ready = Awaitility.await()
			.atMost(60, TimeUnit.SECONDS)
			.failFast(() -> assertThat(service.isAlive()).as(this::lastWords).isTrue())
			.until(() -> READY.matcher(Files.exists(log()) ? Files.readString(log()) : ""), Matcher::find);
		return Integer.parseInt(ready.group(1));
	}

	private String lastWords() {
		try {
			return Files.readString(log());
		}
		catch (IOException ex) {
			return ex.toString();
		}
	}

	private void storeUntilTheEnd(int port) {
		FTPClient client = new FTPClient();
		try {
			client.connect("127.0.0.1", port);
			client.login("alice", "secret");
			client.setFileType(FTP.BINARY_FILE_TYPE);
			client.enterLocalPassiveMode();
			while (true) {
				String path = "/file-" + this.sequence.incrementAndGet();
				if (client.storeFile(path, new ByteArrayInputStream(path.getBytes(StandardCharsets.UTF_8)))) {
					this.acknowledged.add(path);
				}
			}
		}
		catch (IOException ex) {
			// The service was killed.
		}
	}

}
