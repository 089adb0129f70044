package dev.wharf.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What clients cost this process, to be compared before and after them.
 *
 * @param sessions how many sessions the server knows
 * @param descriptors how many file descriptors are open
 * @param threads how many platform threads live
 */
record Footprint(int sessions, long descriptors, int threads) {

	/** Descriptors and threads that the JVM itself may come to need meanwhile. */
	private static final int SLACK = 8;

	static Footprint of(WharfServer server) {
		try (Stream<Path> descriptors = Files.list(Path.of("/proc/self/fd"))) {
			return new Footprint(server.sessions(), descriptors.count(),
					ManagementFactory.getThreadMXBean().getThreadCount());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	void assertNoLargerThan(Footprint before) {
		assertThat(this.sessions).as("sessions").isLessThanOrEqualTo(before.sessions);
		assertThat(this.descriptors).as("descriptors").isLessThanOrEqualTo(before.descriptors + SLACK);
		assertThat(this.threads).as("threads").isLessThanOrEqualTo(before.threads + SLACK);
	}

}
