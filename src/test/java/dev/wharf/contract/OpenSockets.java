package dev.wharf.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which TCP sockets a process holds, as Linux tells it.
 */
final class OpenSockets {

	private static final int LOCAL = 1;

	private static final int REMOTE = 2;

	private static final int INODE = 9;

	private OpenSockets() {
	}

	/** The server's end of a connection. */
	static String connection(int serverPort, int clientPort) {
		return lines().filter((fields) -> port(fields[LOCAL]) == serverPort && port(fields[REMOTE]) == clientPort)
			.map(OpenSockets::socket)
			.findFirst()
			.orElseThrow(() -> new AssertionError("no connection of port " + clientPort));
	}

	/** All TCP sockets of this machine. */
	static Set<String> all() {
		return lines().map(OpenSockets::socket).collect(Collectors.toSet());
	}

	/** What a process has open, as often as it has it open. */
	static Collection<String> of(long process) {
		Path folder = Path.of("/proc", Long.toString(process), "fd");
		try (Stream<Path> descriptors = Files.list(folder)) {
			return descriptors.map(OpenSockets::target).toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static String target(Path descriptor) {
		try {
			return Files.readSymbolicLink(descriptor).toString();
		}
		catch (IOException ex) {
			return "closed meanwhile";
		}
	}

	private static Stream<String[]> lines() {
		return Stream.of("/proc/net/tcp", "/proc/net/tcp6").map(Path::of).flatMap(OpenSockets::lines);
	}

	private static Stream<String[]> lines(Path table) {
		try {
			return Files.readAllLines(table).stream().skip(1).map((line) -> line.strip().split("\\s+"));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static int port(String address) {
		return Integer.parseInt(address.substring(address.indexOf(':') + 1), 16);
	}

	private static String socket(String[] fields) {
		return "socket:[" + fields[INODE] + "]";
	}

}
