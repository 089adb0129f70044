package dev.wharf.worker;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import dev.wharf.WharfApplication;
import org.jspecify.annotations.Nullable;

/**
 * Starts the service in a Java of its own. The first start of a run makes a cache of what
 * Java loads, which halves what the others cost.
 */
public final class ServiceJava {

	private static final List<String> OPTIONS = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC",
			Descriptors.OPTION, "--enable-native-access=ALL-UNNAMED");

	private static @Nullable WorkerImage image;

	private ServiceJava() {
	}

	/**
	 * The command line.
	 * @param settings what to set beyond the usual, {@code --name=value} each
	 */
	public static List<String> command(List<String> settings) throws IOException {
		return line(image().options(), settings);
	}

	private static synchronized WorkerImage image() throws IOException {
		if (image == null) {
			WorkerImage prepared = WorkerImage.prepare(Path.of("target/workers").toAbsolutePath(), OPTIONS);
			Path cache = prepared.missingCache();
			if (cache != null) {
				make(cache, prepared);
			}
			image = prepared;
		}
		return image;
	}

	private static void make(Path cache, WorkerImage prepared) throws IOException {
		Path output = Files.createTempFile(cache.getParent(), "service-", ".tmp");
		List<String> options = new ArrayList<>(prepared.trainingOptions(output));
		options.add("-Dspring.context.exit=onRefresh");
		new ProcessBuilder(line(options, List.of("--wharf.server.port=0"))).redirectErrorStream(true)
			.redirectOutput(ProcessBuilder.Redirect.DISCARD)
			.start()
			.onExit()
			.join();
		if (Files.size(output) > 0) {
			Files.move(output, cache);
		}
		else {
			Files.delete(output);
		}
	}

	private static List<String> line(List<String> loaded, List<String> settings) {
		List<String> line = new ArrayList<>();
		line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
		line.addAll(OPTIONS);
		line.addAll(loaded);
		line.set(line.indexOf("-cp") + 1, withoutTests(loaded.get(loaded.indexOf("-cp") + 1)));
		line.addAll(List.of(WharfApplication.class.getName(), "--spring.main.web-application-type=none",
				"--wharf.server.address=127.0.0.1", "--wharf.transfer.passive.ports=0"));
		line.addAll(settings);
		return line;
	}

	/** The classes of tests come first. */
	private static String withoutTests(String classPath) {
		return classPath.substring(classPath.indexOf(File.pathSeparatorChar) + 1);
	}

}
