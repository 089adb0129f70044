package dev.wharf.worker;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.wharf.connection.ServerMode;
import dev.wharf.connection.WorkerProperties;
import org.jspecify.annotations.Nullable;

import org.springframework.util.StringUtils;

/**
 * The command line of a process. What lives for one client is tuned to start fast and
 * small: the first compiler only, the plainest collector; what lives long may compile as
 * it likes.
 */
final class WorkerCommand {

	/** These would be printed by the process, or are meant for the supervisor. */
	private static final Set<String> NOT_HANDED_DOWN = Set.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS");

	private static final List<String> ALWAYS = List.of("-XX:+UseSerialGC", "-XX:-UsePerfData", "-Xlog:disable",
			"-Xlog:all=error:stderr", Descriptors.OPTION, "--enable-native-access=ALL-UNNAMED");

	private static final List<String> FOR_ONE_CLIENT = List.of("-XX:TieredStopAtLevel=1", "-Xmx64m", "-Xms8m",
			"-Xss512k");

	private static final List<String> FOR_MANY = List.of("-Xmx512m");

	private static final String DEFAULT_FOLDER = ".wharf/workers";

	private final List<String> options = new ArrayList<>(ALWAYS);

	private final WorkerImage image;

	/**
	 * Prepares what processes load.
	 * @throws IOException when they could load nothing
	 */
	WorkerCommand(ServerMode mode, WorkerProperties properties) throws IOException {
		this.options.addAll((mode == ServerMode.PROCESS_PER_CONNECTION) ? FOR_ONE_CLIENT : FOR_MANY);
		ManagementFactory.getRuntimeMXBean()
			.getInputArguments()
			.stream()
			.filter((argument) -> argument.matches("-D(jdk|java\\.net|javax\\.net|user)\\..*"))
			.forEach(this.options::add);
		this.options.addAll(properties.jvmOptions());
		String folder = properties.cacheDirectory();
		this.image = WorkerImage
			.prepare(Path.of(StringUtils.hasText(folder) ? folder : DEFAULT_FOLDER).toAbsolutePath(), this.options);
	}

	/**
	 * The program and its arguments.
	 * @param reception where the process reports
	 * @param number the process's number
	 */
	List<String> line(Path reception, long number) {
		return line(this.image.options(), reception, number);
	}

	/** The same for a process that makes the cache in the given file. */
	List<String> trainingLine(Path output, Path reception, long number) {
		return line(this.image.trainingOptions(output), reception, number);
	}

	private List<String> line(List<String> loaded, Path reception, long number) {
		List<String> line = new ArrayList<>();
		line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
		line.addAll(this.options);
		line.addAll(loaded);
		line.add(WorkerProcess.class.getName());
		line.add(reception.toString());
		line.add(Long.toString(number));
		return line;
	}

	/** Where the cache is to be, if it is not there yet and can be. */
	@Nullable Path missingCache() {
		return this.image.missingCache();
	}

	/** The processes' environment. */
	Map<String, String> environment() {
		Map<String, String> environment = new HashMap<>(System.getenv());
		environment.keySet().removeAll(NOT_HANDED_DOWN);
		return environment;
	}

}
