package dev.wharf.conversation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import dev.wharf.contract.ContractTests;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every script is a test of its name; the README beside the scripts tells how they are
 * written.
 */
class ConversationTests extends ContractTests {

	private static final Path SCRIPTS = Path.of("src/test/resources/conversations");

	@TestFactory
	Stream<DynamicTest> conversations() throws IOException {
		return scripts().stream().map((file) -> DynamicTest.dynamicTest(name(file), file.toUri(), () -> play(file)));
	}

	private void play(Path file) throws IOException {
		this.server.emptyFolders();
		try {
			new Conversation(this.server).play(Files.readAllLines(file));
		}
		finally {
			this.server.hangUp();
		}
	}

	private static List<Path> scripts() throws IOException {
		try (Stream<Path> files = Files.list(SCRIPTS)) {
			return files.filter((file) -> !file.endsWith("README.txt")).sorted().toList();
		}
	}

	private static String name(Path file) {
		return file.getFileName().toString().replace(".txt", "").replace('-', ' ');
	}

}
