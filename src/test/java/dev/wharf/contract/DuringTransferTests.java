package dev.wharf.contract;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a session answers while its data connection is busy, and what has to wait (RFC 959
 * 4.1.3).
 */
class DuringTransferTests extends ContractTests {

	private static final int LENGTH = 64 << 20;

	@Test
	void answersStat() {
		Busy session = startDownload();
		assertThat(session.client().send("STAT").code()).isIn(211, 213);
	}

	@Test
	void tellsTheProgressOfAnUpload() {
		WireClient client = this.server.login();
		DataLink data = client.passive();
		client.write("STOR a.bin\r\n");
		client.expectMark();
		data.write(new byte[123_456]);
		eventually().until(() -> client.send("STAT").text(), (status) -> status.contains("123456"));
	}

	@Test
	void answersNoop() {
		startDownload().client().expect(200, "NOOP");
	}

	@Test
	void answersNoopDuringAnUpload() {
		WireClient client = this.server.login();
		client.passive();
		client.write("STOR a.bin\r\n");
		client.expectMark();
		client.expect(200, "NOOP");
	}

	@Test
	void answersManyNoops() {
		Busy session = startDownload();
		for (int round = 0; round < 50; round++) {
			session.client().expect(200, "NOOP");
		}
	}

	@Test
	void completesTheTransferAfterQuit() {
		Busy session = startDownload();
		session.client().write("QUIT\r\n");
		assertThat(session.data().readAll()).hasSize(LENGTH);
		List<Integer> codes = new ArrayList<>();
		codes.add(session.client().read().code());
		codes.add(session.client().read().code());
		assertThat(codes).containsExactlyInAnyOrder(221, 226);
		assertThat(session.client().isClosed()).isTrue();
	}

	@Test
	void leavesOtherCommandsToWaitForTheEnd() {
		Busy session = startDownload();
		session.client().write("PWD\r\n");
		assertThat(session.data().readAll()).hasSize(LENGTH);
		session.client().expectDone();
		session.client().expect(257);
	}

	@Test
	void showsHowManyCommandsWait() {
		Busy session = startDownload();
		session.client().write("PWD\r\nPWD\r\n");
		eventually().until(() -> this.server.figures().commandsWaiting(), (waiting) -> waiting == 2);
		assertThat(session.data().readAll()).hasSize(LENGTH);
		eventually().until(() -> this.server.figures().commandsWaiting(), (waiting) -> waiting == 0);
	}

	@Test
	void leavesTheNextTransferToWaitForTheEnd() {
		this.server.write("small.txt", "content");
		Busy session = startDownload();
		session.client().write("EPSV\r\n");
		session.data().readAll();
		session.client().expectDone();
		Answer passive = session.client().expect(229);
		int port = Integer.parseInt(passive.text().replaceAll("\\D*229\\D*(\\d+)\\D*", "$1"));
		try (DataLink data = session.client().dataLink(port, null)) {
			session.client().write("RETR small.txt\r\n");
			session.client().expectMark();
			assertThat(data.readAll()).asString().isEqualTo("content");
		}
		session.client().expectDone();
	}

	@Test
	void survivesAClientThatDropsTheDataConnection() {
		Busy session = startDownload();
		session.data().close();
		session.client().expect(426);
		session.client().expect(200, "NOOP");
	}

	@Test
	void endsTheTransferWithItsSession() {
		Busy session = startDownload();
		session.client().closeControlConnection();
		eventually().until(this.server::sessions, (sessions) -> sessions == 0);
	}

	private Busy startDownload() {
		this.server.writeZeros("large.bin", LENGTH);
		WireClient client = this.server.login();
		DataLink data = client.passive();
		client.write("RETR large.bin\r\n");
		client.expectMark();
		return new Busy(client, data);
	}

	/** A session and the data connection that it is sending on. */
	private record Busy(WireClient client, DataLink data) {

	}

}
