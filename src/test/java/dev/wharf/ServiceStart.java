package dev.wharf;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

import dev.wharf.worker.ProcessCache;

import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Starts the real application in the JVM of the tests, on free ports. Starts come one
 * after the other, since each sets up the logging of the JVM, and since processes that
 * start together are late.
 */
public final class ServiceStart {

	private static final Lock STARTS = new ReentrantLock();

	private static final List<String> SETTINGS = List.of("--spring.main.banner-mode=off", "--management.server.port=0",
			"--wharf.server.port=0", "--wharf.transfer.passive.ports=0",
			"--wharf.workers.cache-directory=target/workers", "--wharf.workers.jvm-options=" + ProcessCache.JVM_OPTIONS,
			"--wharf.workers.start-timeout=5m");

	private ServiceStart() {
	}

	/**
	 * Starts it.
	 * @param settings what to set, {@code --name=value} each; the last of one name counts
	 */
	public static ConfigurableApplicationContext run(String... settings) {
		return run(new Class<?>[] { WharfApplication.class }, settings);
	}

	/**
	 * Starts it with beans that somebody has added.
	 * @param sources where the beans are
	 * @param settings what to set, {@code --name=value} each
	 */
	public static ConfigurableApplicationContext run(Class<?>[] sources, String... settings) {
		STARTS.lock();
		try {
			ConfigurableApplicationContext service = SpringApplication.run(sources, arguments(settings));
			ProcessCache.awaitFor(service);
			return service;
		}
		finally {
			STARTS.unlock();
		}
	}

	/** Of values of one name on a command line Spring Boot would make a list. */
	private static String[] arguments(String... settings) {
		Map<String, String> last = new LinkedHashMap<>();
		Stream.concat(SETTINGS.stream(), Stream.of(settings))
			.forEach((setting) -> last.put(setting.split("=", 2)[0], setting));
		return last.values().toArray(String[]::new);
	}

}
