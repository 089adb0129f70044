package dev.wharf.contract;

import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Where clients cost no thread, a thousand that have sent half a line do not delay the
 * next.
 */
@Isolated("it counts descriptors and threads of the JVM")
@ServedBy(modes = { Mode.REACTOR, Mode.VIRTUAL_THREADS })
class HalfLineTests extends ContractTests {

	private static final int CLIENTS = 1000;

	@Test
	void servesANewClientBesideAThousandHalfLines() {
		List<WireClient> slow = IntStream.range(0, CLIENTS).mapToObj((index) -> this.server.connect()).toList();
		slow.forEach((client) -> client.write("USER ali"));
		this.server.write("a.txt", "content");
		assertThat(this.server.login().fetch("RETR a.txt")).asString().isEqualTo("content");
		slow.forEach((client) -> client.write("ce\r\n"));
		slow.forEach((client) -> client.expect(331));
	}

	@Test
	void leavesNothingOfThemBehind() {
		Footprint before = Footprint.of(this.server);
		IntStream.range(0, CLIENTS).forEach((index) -> this.server.connect().write("NOO"));
		this.server.hangUp();
		eventually().untilAsserted(() -> Footprint.of(this.server).assertNoLargerThan(before));
	}

}
