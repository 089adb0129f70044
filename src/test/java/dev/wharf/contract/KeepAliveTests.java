package dev.wharf.contract;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A control connection is silent during a long transfer, and whatever is between client
 * and service may forget it. What the system is about to do is seen in its list of
 * connections.
 */
@ServedBy(varies = Axis.MODE)
class KeepAliveTests extends ContractTests {

	private static final Path CONNECTIONS = Path.of("/proc/net/tcp6");

	private static final int PER_SECOND = 100;

	@Test
	void theSystemMakesItselfHeardOnASilentControlConnection() throws IOException {
		WireClient client = this.server.login();
		String ports = ":%04X [0-9A-F]+:%04X 01".formatted(this.server.port(), client.wire().port());
		eventually().until(() -> timer(ports), (timer) -> timer.startsWith("02:"));
		assertThat(Long.parseLong(timer(ports).substring(3), 16)).isLessThanOrEqualTo(120 * PER_SECOND);
	}

	/** Which timer the system has set for a connection: 02 and when it runs out. */
	private static String timer(String ports) throws IOException {
		String pattern = ".*" + ports + ".*";
		return Files.readAllLines(CONNECTIONS)
			.stream()
			.filter((line) -> line.matches(pattern))
			.map((line) -> line.strip().split("\\s+")[5])
			.findFirst()
			.orElse("");
	}

}
