package dev.wharf.conversation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import dev.wharf.contract.WharfServer;
import org.junit.jupiter.api.DynamicTest;

/**
 * The scripts of one folder; each is a test of its name. The README beside them tells how
 * they are written.
 *
 * @param folder the folder
 */
record Scripts(Path folder) {

	private static final Path ALL = Path.of("src/test/resources/conversations");

	/** Those for every server. */
	static Scripts general() {
		return new Scripts(ALL);
	}

	/** Those for servers of one kind. */
	static Scripts of(String kind) {
		return new Scripts(ALL.resolve(kind));
	}

	Stream<DynamicTest> playedWith(WharfServer server) {
		return files().stream()
			.map((file) -> DynamicTest.dynamicTest(name(file), file.toUri(), () -> play(file, server)));
	}

	private static void play(Path file, WharfServer server) throws IOException {
		server.emptyFolders();
		try {
			new Conversation(server).play(Files.readAllLines(file));
		}
		finally {
			server.hangUp();
		}
	}

	private List<Path> files() {
		try (Stream<Path> files = Files.list(this.folder)) {
			return files.filter(Files::isRegularFile).filter((file) -> !file.endsWith("README.txt")).sorted().toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static String name(Path file) {
		return file.getFileName().toString().replace(".txt", "").replace('-', ' ');
	}

}
