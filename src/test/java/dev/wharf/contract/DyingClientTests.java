package dev.wharf.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A client that dies in the middle of an upload closes both its connections, and the end
 * of the data connection looks like the end of the file. The grace is long here, so that
 * no busy machine decides the outcome.
 */
@ServedBy(value = Setup.SHORT_TIMEOUTS, varies = { Axis.PROCESS, Axis.PROTECTION })
class DyingClientTests extends ContractTests {

	@Test
	void whatItHadSentReplacesNoFile() {
		this.server.write("a.txt", "the old file");
		dieInTheMiddle("STOR a.txt", true);
		assertThat(this.server.read("a.txt")).asString().isEqualTo("the old file");
	}

	@Test
	void norWhenTheDataConnectionEndsFirst() {
		this.server.write("a.txt", "the old file");
		dieInTheMiddle("STOR a.txt", false);
		assertThat(this.server.read("a.txt")).asString().isEqualTo("the old file");
	}

	@Test
	void whatItHadSentCanBeGoneOnFrom() {
		dieInTheMiddle("STOR new.txt", true);
		WireClient client = this.server.login();
		client.expect(550, "MLST new.txt");
		client.expect(213, "SIZE new.txt");
		client.expect(350, "REST 4");
		client.put("STOR new.txt", " and half");
		assertThat(this.server.read("new.txt")).asString().isEqualTo("half and half");
	}

	private long octetsReceived() {
		try (Stream<Path> files = Files.list(this.server.home())) {
			return files.filter((file) -> file.getFileName().toString().startsWith(".wharf-"))
				.mapToLong((file) -> file.toFile().length())
				.sum();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private void dieInTheMiddle(String command, boolean controlFirst) {
		WireClient client = this.server.login();
		DataLink data = client.passive();
		client.write(command + "\r\n");
		client.expectMark();
		data.write("half".getBytes(StandardCharsets.US_ASCII));
		eventually().until(this::octetsReceived, (octets) -> octets == "half".length());
		if (controlFirst) {
			client.closeControlConnection();
			data.close();
		}
		else {
			data.close();
			client.closeControlConnection();
		}
		eventually().until(this.server::transfers, (transfers) -> transfers == 0);
	}

}
