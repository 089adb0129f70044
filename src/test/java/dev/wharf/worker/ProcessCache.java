package dev.wharf.worker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;

import dev.wharf.connection.ServerMode;
import dev.wharf.connection.ServerProperties;
import dev.wharf.connection.WorkerProperties;

import org.awaitility.core.ConditionTimeoutException;

import org.springframework.context.ApplicationContext;

import static org.awaitility.Awaitility.await;

/** What makes the processes of tests start quickly: the cache that all of them share. */
public final class ProcessCache {

	/** Processes of tests do not live long enough for the second compiler to pay off. */
	public static final String JVM_OPTIONS = "-XX:TieredStopAtLevel=1";

	private ProcessCache() {
	}

	/**
	 * Waits until the first service of its mode has made the cache: all that start
	 * meanwhile would start slowly, and slow it down. Other modes need none.
	 */
	public static void awaitFor(ApplicationContext service) {
		ServerMode mode = service.getBean(ServerProperties.class).mode();
		if (!mode.isSupervised()) {
			return;
		}
		try {
			WorkerCommand command = new WorkerCommand(mode, service.getBean(WorkerProperties.class));
			await().pollInterval(Duration.ofMillis(50))
				.atMost(Duration.ofMinutes(2))
				.until(() -> command.missingCache() == null);
		}
		catch (ConditionTimeoutException ex) {
			// The machine was too busy to make one. The next service tries again.
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
