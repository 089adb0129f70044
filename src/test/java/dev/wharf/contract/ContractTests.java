package dev.wharf.contract;

import java.time.Duration;

import dev.wharf.machine.SideBySide;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ArgumentsSource;

import static org.awaitility.Awaitility.await;

/**
 * What every contract suite starts from and leaves behind: a server of each variant,
 * which nobody else uses during a test, empty folders before it, and after it no session,
 * no transfer and no passive port that outlives its client.
 */
@SideBySide
@ParameterizedClass(name = "{0}", autoCloseArguments = false, allowZeroInvocations = true)
@ArgumentsSource(RunningServers.class)
@Timeout(300)
public abstract class ContractTests {

	/** The server under test. */
	@Parameter
	protected WharfServer server;

	@BeforeEach
	void startWithEmptyFolders() {
		this.server.enter();
		this.server.emptyFolders();
	}

	@AfterEach
	void nothingOutlivesItsClient() {
		try {
			hangUp(this.server);
		}
		finally {
			this.server.leave();
		}
	}

	/**
	 * Closes every client and waits until the server has nothing left of them. Then all
	 * that it counts for them is counted, in every process.
	 */
	static void hangUp(WharfServer server) {
		server.hangUp();
		eventually().until(server::sessions, (sessions) -> sessions == 0);
		eventually().until(server::transfers, (transfers) -> transfers == 0);
		eventually().until(server::reservedPorts, (ports) -> ports == 0);
	}

	/** Waits for what the server does in its own time, and looks often. */
	static ConditionFactory eventually() {
		return await().pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(5)).atMost(Duration.ofSeconds(60));
	}

}
