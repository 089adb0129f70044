package dev.wharf.contract;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

import org.apache.commons.net.ftp.FTPClient;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Where session reuse is enforced, a data connection is its client's only if it resumes
 * the TLS session of the control connection.
 */
@ServedBy(value = Setup.SESSION_REUSE_ENFORCED, protections = { Protection.EXPLICIT, Protection.IMPLICIT },
		because = "it is about TLS")
class EnforcedReuseTests extends ContractTests {

	@BeforeEach
	void makeFile() {
		this.server.write("a.txt", "content");
	}

	@ParameterizedTest
	@ValueSource(strings = { ClientTls.TLS_1_2, ClientTls.TLS_1_3 })
	void servesAClientThatResumesHoweverOften(String protocol) {
		WireClient client = this.server.login(ClientTls.speaking(protocol));
		for (int round = 0; round < 20; round++) {
			client.put("STOR b.txt", "content " + round);
			assertThat(client.fetch("RETR b.txt")).asString().isEqualTo("content " + round);
			assertThat(client.fetchLines("NLST")).containsExactlyInAnyOrder("a.txt", "b.txt");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { ClientTls.TLS_1_2, ClientTls.TLS_1_3 })
	void servesAClientThatUploadsManyFiles(String protocol) {
		WireClient client = this.server.login(ClientTls.speaking(protocol));
		for (int round = 0; round < 20; round++) {
			client.put("STOR b.txt", "content " + round);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { ClientTls.TLS_1_2, ClientTls.TLS_1_3 })
	void refusesADataConnectionThatResumesNothing(String protocol) {
		WireClient client = this.server.login(ClientTls.speaking(protocol));
		client.useForData(ClientTls.speaking(protocol));
		expectRefused(client);
	}

	@ParameterizedTest
	@ValueSource(strings = { ClientTls.TLS_1_2, ClientTls.TLS_1_3 })
	void goesOnWithAClientThatIsRefusedOnce(String protocol) {
		ClientTls tls = ClientTls.speaking(protocol);
		WireClient client = this.server.login(tls);
		client.useForData(ClientTls.speaking(protocol));
		expectRefused(client);
		client.useForData(tls);
		client.put("STOR new.txt", "content");
		assertThat(client.fetch("RETR a.txt")).asString().isEqualTo("content");
	}

	@ParameterizedTest
	@ValueSource(strings = { ClientTls.TLS_1_2, ClientTls.TLS_1_3 })
	void refusesTheSessionOfAnotherControlConnection(String protocol) {
		ClientTls other = ClientTls.speaking(protocol);
		this.server.login(other).expect(221, "QUIT");
		WireClient client = this.server.login(ClientTls.speaking(protocol));
		client.useForData(other);
		expectRefused(client);
	}

	@ParameterizedTest
	@ValueSource(strings = { ClientTls.TLS_1_2, ClientTls.TLS_1_3 })
	void servesAControlConnectionThatResumesAnEarlierOne(String protocol) {
		ClientTls tls = ClientTls.speaking(protocol);
		this.server.login(tls).expect(221, "QUIT");
		WireClient client = this.server.login(tls);
		client.put("STOR b.txt", "content");
		assertThat(client.fetch("RETR b.txt")).asString().isEqualTo("content");
	}

	/** All sessions that began on data connections look alike. */
	@ParameterizedTest
	@ValueSource(strings = { ClientTls.TLS_1_2, ClientTls.TLS_1_3 })
	void takesNoSessionOfADataConnectionForThatOfAControlConnection(String protocol) {
		ClientTls begunOnData = ClientTls.speaking(protocol);
		WireClient before = this.server.login(ClientTls.speaking(protocol));
		before.fetch("RETR a.txt");
		before.fetch("RETR a.txt");
		before.useForData(begunOnData);
		expectRefusedDownload(before);
		before.expect(221, "QUIT");
		WireClient client = this.server.login(begunOnData);
		client.useForData(ClientTls.speaking(protocol));
		expectRefused(client);
	}

	@Test
	void saysWhatToDo() {
		WireClient client = this.server.login();
		client.useForData(ClientTls.speaking(ClientTls.TLS_1_3));
		assertThat(upload(client).text()).containsIgnoringCase("session").containsIgnoringCase("resume");
	}

	@ParameterizedTest
	@ValueSource(strings = { ClientTls.TLS_1_2, ClientTls.TLS_1_3 })
	void servesALibraryThatResumes(String protocol) throws IOException {
		FTPClient client = LibraryClient.connect(this.server, ClientTls.speaking(protocol));
		try {
			assertThat(client.login("alice", "secret")).isTrue();
			client.enterLocalPassiveMode();
			for (int round = 0; round < 5; round++) {
				assertThat(store(client)).isTrue();
				assertThat(client.retrieveFile("new.txt", new ByteArrayOutputStream())).isTrue();
				assertThat(client.listNames()).containsExactlyInAnyOrder("a.txt", "new.txt");
			}
		}
		finally {
			client.disconnect();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { ClientTls.TLS_1_2, ClientTls.TLS_1_3 })
	void refusesALibraryThatDoesNot(String protocol) throws IOException {
		FTPClient client = LibraryClient.connectUnchanged(this.server, ClientTls.speaking(protocol));
		try {
			assertThat(client.login("alice", "secret")).isTrue();
			client.enterLocalPassiveMode();
			assertThat(client.retrieveFile("a.txt", new ByteArrayOutputStream())).isFalse();
			assertThat(client.getReplyCode()).isEqualTo(522);
			assertThat(client.sendNoOp()).isTrue();
		}
		finally {
			client.disconnect();
		}
	}

	private static boolean store(FTPClient client) throws IOException {
		return client.storeFile("new.txt", new ByteArrayInputStream("content".getBytes(StandardCharsets.US_ASCII)));
	}

	private void expectRefused(WireClient client) {
		assertThat(upload(client).code()).as(client::transcript).isEqualTo(522);
		client.expect(200, "NOOP");
		assertThat(this.server.exists("new.txt")).isFalse();
	}

	private static Answer upload(WireClient client) {
		try (DataLink data = client.passive()) {
			client.write("STOR new.txt\r\n");
			client.expectMark();
		}
		return client.read();
	}

	/** A client that reads is given session tickets before it is refused. */
	private static void expectRefusedDownload(WireClient client) {
		try (DataLink data = client.passive()) {
			client.write("RETR a.txt\r\n");
			client.expectMark();
			assertThat(data.wire().expectEnd()).isEmpty();
		}
		client.expect(522);
	}

}
