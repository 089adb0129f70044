package dev.wharf.audit;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.wharf.ServiceStart;
import dev.wharf.WharfApplication;
import dev.wharf.event.WharfEvent.ConnectionRefused;
import dev.wharf.event.WharfEvent.TransferEnded;
import dev.wharf.event.WharfEvent.TransferKind;
import dev.wharf.event.WharfEvent.TransferResult;
import org.apache.commons.net.ftp.FTPClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.task.TaskExecutor;
import org.springframework.http.HttpMethod;
import org.springframework.integration.dsl.IntegrationFlow;
import org.springframework.integration.dsl.MessageChannels;
import org.springframework.integration.file.dsl.Files;
import org.springframework.integration.file.support.FileExistsMode;
import org.springframework.integration.http.dsl.Http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** The adapters that docs/operations.md shows, attached to a running service. */
class AdaptersTests {

	@TempDir
	private Path folder;

	private final List<String> announced = new CopyOnWriteArrayList<>();

	private HttpServer http;

	@BeforeEach
	void listen() throws IOException {
		this.http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		this.http.createContext("/", this::take);
		this.http.start();
	}

	private void take(HttpExchange exchange) throws IOException {
		try (exchange) {
			this.announced.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
			exchange.sendResponseHeaders(200, -1);
		}
	}

	@AfterEach
	void stop() {
		this.http.stop(0);
	}

	@Test
	void uploadsAreAnnouncedOverHttpAndRefusalsKeptInAFile() throws IOException {
		try (ConfigurableApplicationContext service = start()) {
			FTPClient client = new FTPClient();
			client.connect("127.0.0.1", port(service));
			client.login("alice", "secret");
			client.enterLocalPassiveMode();
			assertThat(client.storeFile("a.txt", new ByteArrayInputStream(new byte[7]))).isTrue();
			await().atMost(Duration.ofSeconds(60))
				.untilAsserted(() -> assertThat(this.announced).containsExactly("/a.txt"));

			assertThatThrownBy(() -> new FTPClient().connect("127.0.0.1", port(service))).hasMessageContaining("421");
			await().atMost(Duration.ofSeconds(60))
				.untilAsserted(() -> assertThat(this.folder.resolve("log/refusals.txt")).content()
					.contains("127.0.0.1", "SESSIONS"));
		}
	}

	private static int port(ConfigurableApplicationContext service) {
		return service.getEnvironment().getRequiredProperty("local.ftp.port", Integer.class);
	}

	private ConfigurableApplicationContext start() throws IOException {
		java.nio.file.Files.createDirectories(this.folder.resolve("home"));
		return ServiceStart.run(new Class<?>[] { WharfApplication.class, Adapters.class },
				"--management.server.port=-1", "--wharf.limits.sessions=1", "--wharf.users[0].name=alice",
				"--wharf.users[0].password={noop}secret", "--wharf.users[0].home=" + this.folder.resolve("home"),
				"--announce.url=http://127.0.0.1:" + this.http.getAddress().getPort() + "/uploads",
				"--refusals.folder=" + this.folder.resolve("log"));
	}

	/** As the documentation has it. */
	@Configuration(proxyBeanMethods = false)
	static class Adapters {

		@Bean
		IntegrationFlow announceUploads(@Value("${announce.url}") String url, TaskExecutor applicationTaskExecutor) {
			return IntegrationFlow.from("wharfEvents")
				.filter(TransferEnded.class,
						(ended) -> ended.kind() == TransferKind.UPLOAD && ended.result() == TransferResult.COMPLETED)
				.channel(MessageChannels.executor(applicationTaskExecutor))
				.transform(TransferEnded.class, TransferEnded::path)
				.handle(Http.outboundChannelAdapter(url).httpMethod(HttpMethod.POST))
				.get();
		}

		@Bean
		IntegrationFlow keepRefusals(@Value("${refusals.folder}") File folder) {
			return IntegrationFlow.from("wharfEvents")
				.filter(ConnectionRefused.class::isInstance)
				.transform(ConnectionRefused.class, ConnectionRefused::toString)
				.handle(Files.outboundAdapter(folder)
					.fileNameGenerator((message) -> "refusals.txt")
					.fileExistsMode(FileExistsMode.APPEND)
					.appendNewLine(true))
				.get();
		}

	}

}
