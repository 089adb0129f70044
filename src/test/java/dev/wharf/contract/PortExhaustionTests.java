package dev.wharf.contract;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A client can hold as many passive ports as there are, and others are served then. Where
 * it has a process of its own, it never holds more than one port of that.
 */
@ServedBy(modes = { Mode.VIRTUAL_THREADS, Mode.PLATFORM_THREADS, Mode.THREAD_POOL, Mode.REACTOR, Mode.PREFORK_THREADS,
		Mode.PREFORK_POOL, Mode.PREFORK_REACTOR })
class PortExhaustionTests extends ContractTests {

	/** Each process has ports of its own, and 16 of them here. */
	@Test
	void refusesAClientThatHoldsAllPortsAndServesOthers() {
		List<Integer> codes = new ArrayList<>();
		while (codes.stream().allMatch((code) -> code == 229)) {
			assertThat(codes).hasSizeLessThanOrEqualTo(16 * this.server.variant().mode().processes());
			codes.add(this.server.login().send("EPSV").code());
		}
		assertThat(codes).hasSizeGreaterThan(16);
		assertThat(codes.getLast()).isIn(421, 425);
		this.server.login("alice", WharfServer.loopback(2)).expect(229, "EPSV");
	}

}
