package dev.wharf.machine;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

import org.opentest4j.TestAbortedException;

/**
 * What there is on this machine. Tests that lack something are skipped, but fail with
 * {@code -Dtests.complete}, for whoever relies on all of them.
 */
public final class Machine {

	static final boolean HAS_EVERYTHING = Boolean.getBoolean("tests.complete");

	private Machine() {
	}

	/**
	 * A program that is installed. Debian keeps those of administrators where the path of
	 * others does not lead to.
	 * @param name as it is typed
	 */
	public static Optional<Path> find(String name) {
		return Stream
			.concat(Stream.of(System.getenv("PATH").split(File.pathSeparator)), Stream.of("/usr/sbin", "/sbin"))
			.map((folder) -> Path.of(folder, name))
			.filter(Files::isExecutable)
			.findFirst();
	}

	/**
	 * A program that is installed, of which {@link NeedsProgram} has made sure.
	 * @param name as it is typed
	 */
	public static String program(String name) {
		return find(name).orElseThrow().toString();
	}

	/**
	 * Ends a test that cannot run here.
	 * @param reason what is missing
	 */
	public static void lacks(String reason) {
		if (HAS_EVERYTHING) {
			throw new AssertionError(reason);
		}
		throw new TestAbortedException(reason);
	}

}
