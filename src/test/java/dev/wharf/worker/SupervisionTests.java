package dev.wharf.worker;

import java.io.IOException;
import java.net.InetAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;

import dev.wharf.worker.Message.Answer;
import dev.wharf.worker.Message.Query;
import dev.wharf.worker.Message.Question;
import dev.wharf.worker.Message.Released;
import dev.wharf.worker.Message.Verdict;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** A process gets answers to its questions, and keeps no place that it does not use. */
class SupervisionTests {

	@TempDir
	private Path folder;

	private Link process;

	private Link supervisor;

	@BeforeEach
	void connect() throws IOException {
		UnixDomainSocketAddress address = UnixDomainSocketAddress.of(this.folder.resolve("link"));
		try (ServerSocketChannel listening = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
			listening.bind(address);
			this.process = new Link(SocketChannel.open(address)).begin();
			this.supervisor = new Link(listening.accept()).begin();
		}
	}

	@AfterEach
	void close() {
		this.process.close();
		this.supervisor.close();
	}

	@Test
	void aPlaceThatNobodyWaitsForAnyMoreIsGivenBack() throws IOException {
		Supervision supervision = new Supervision(this.process);
		Thread.currentThread().interrupt();
		assertThat(supervision.ask(new Query.Admit(InetAddress.getLoopbackAddress()), Verdict.class)).isNull();
		assertThat(Thread.interrupted()).isTrue();
		Question question = (Question) this.supervisor.receive();
		supervision.answered(new Answer(question.number(), new Verdict.Place(7)));
		assertThat(this.supervisor.receive()).isEqualTo(new Released(7));
	}

	@Test
	void whatHasBeenSaidLeavesBeforeTheEnd() throws IOException, InterruptedException {
		for (int number = 0; number < 1000; number++) {
			this.process.send(new Released(number));
		}
		this.process.flush();
		this.process.close();
		for (int number = 0; number < 1000; number++) {
			assertThat(this.supervisor.receive()).isEqualTo(new Released(number));
		}
	}

}
