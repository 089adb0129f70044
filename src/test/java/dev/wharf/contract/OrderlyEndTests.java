package dev.wharf.contract;

import java.io.IOException;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Downloads end with close_notify, and clients may answer it in their own way. The time
 * for that is far longer here than any test waits.
 */
@ServedBy(value = Setup.LONG_TIMEOUTS, protections = { Protection.EXPLICIT, Protection.IMPLICIT },
		because = "it is about TLS")
class OrderlyEndTests extends ContractTests {

	@BeforeEach
	void makeFile() {
		this.server.write("a.txt", "content");
	}

	@ParameterizedTest
	@ValueSource(strings = { "RETR a.txt", "LIST", "NLST", "MLSD" })
	void comesAfterTheClientHasClosed(String command) {
		WireClient client = this.server.login();
		DataLink data = download(client, command);
		assertThat(data.readToTheEnd()).isNotEmpty();
		data.close();
		client.expectDone();
	}

	/** Some clients keep the connection until they have heard that all is well. */
	@Test
	void comesWhenTheClientHasAnsweredAndKeepsTheConnection() throws IOException {
		WireClient client = this.server.login();
		DataLink data = download(client, "RETR a.txt");
		data.readToTheEnd();
		data.wire().sayGoodbye();
		client.expectDone();
	}

	@Test
	void comesWhenTheClientHasClosedWithoutAnAnswer() throws IOException {
		WireClient client = this.server.login();
		DataLink data = download(client, "RETR a.txt");
		data.readToTheEnd();
		data.wire().socket().close();
		client.expectDone();
	}

	@Test
	void ofAnEmptyFileComesToo() {
		this.server.write("empty.txt", "");
		assertThat(this.server.login().fetch("RETR empty.txt")).isEmpty();
	}

	private static DataLink download(WireClient client, String command) {
		DataLink data = client.passive();
		client.write(command + "\r\n");
		client.expectMark();
		return data;
	}

}
