package dev.wharf.worker;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

import org.apache.commons.net.ftp.FTPClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The service started by a super-server such as inetd or systemd, which gives it a socket
 * as descriptor 0.
 */
@Timeout(300)
class InheritedModeTests {

	@ParameterizedTest
	@ValueSource(strings = { "reactor", "thread-per-connection" })
	void servesAListeningSocket(String mode) throws IOException {
		try (ServerSocketChannel listening = listen();
				ServiceProcess service = ServiceProcess.start(listening, "--wharf.server.mode=inherited",
						"--wharf.workers.worker-mode=" + mode)) {
			for (int client = 0; client < 3; client++) {
				upload(listening.socket().getLocalPort(), "file-" + client);
				assertThat(service.home().resolve("file-" + client)).hasContent("content");
			}
			assertThat(service.process().isAlive()).isTrue();
		}
	}

	@Test
	void servesAConnectionThatWasAcceptedForItAndEnds() throws IOException {
		try (ServerSocketChannel listening = listen()) {
			Thread upload = Thread.ofVirtual().unstarted(() -> uploadQuietly(listening.socket().getLocalPort()));
			upload.start();
			try (SocketChannel accepted = listening.accept();
					ServiceProcess service = ServiceProcess.start(accepted, "--wharf.server.mode=inherited")) {
				accepted.close();
				await().atMost(Duration.ofSeconds(60)).until(() -> service.end().isDone());
				assertThat(service.end().join()).isEqualTo(Spawner.GOOD_END);
				assertThat(service.home().resolve("file")).hasContent("content");
			}
		}
	}

	private static void uploadQuietly(int port) {
		try {
			upload(port, "file");
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static void upload(int port, String name) throws IOException {
		FTPClient client = new FTPClient();
		client.setDefaultTimeout(60_000);
		client.connect(InetAddress.getLoopbackAddress(), port);
		assertThat(client.login("alice", "secret")).isTrue();
		client.enterLocalPassiveMode();
		assertThat(client.storeFile(name, new ByteArrayInputStream("content".getBytes(StandardCharsets.US_ASCII))))
			.isTrue();
		client.quit();
		client.disconnect();
	}

	private static ServerSocketChannel listen() throws IOException {
		return ServerSocketChannel.open().bind(new InetSocketAddress("127.0.0.1", 0));
	}

}
