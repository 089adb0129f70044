package dev.wharf.storage;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.wharf.protocol.NameCodec;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Names on disk are UTF-8 octets, or any octets, whatever the locale of the process.
 */
class DiskNamesTests {

	private static final String NAMES_THAT_COUNT = String.join("/", "plain.txt", "Grüße.txt", "日本語", "😀",
			"\uDCFF\uDC80 octets", "\uFFFD", "100%2F", "e\u0301");

	@TempDir
	private Path tmp;

	@ParameterizedTest
	@ValueSource(strings = { "UTF-8", "US-ASCII", "ISO-8859-1" })
	void aNameComesBackAsItWas(String jdkCharset) {
		DiskNames names = new DiskNames(Charset.forName(jdkCharset));
		for (String name : NAMES_THAT_COUNT.split("/")) {
			assertThat(names.name(names.path(name))).isEqualTo(name);
			assertThat(names.path(name)).isEqualTo(new DiskNames().path(name));
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "C", "C.UTF-8", "POSIX" })
	void filesAreFoundUnderTheirNamesInAnyLocale(String locale) throws Exception {
		assertThat(inAnotherJvm(locale, this.tmp)).isEmpty();
		// The octets on disk, as a process without any idea of charsets has them.
		Process ls = new ProcessBuilder("ls", "-1", "--quoting-style=literal", "--show-control-chars",
				this.tmp.toString())
			.start();
		String octets = new String(ls.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
		assertThat(octets.lines()).containsExactlyInAnyOrderElementsOf(octetsOfNames());
	}

	private static List<String> octetsOfNames() {
		return Stream.of(NAMES_THAT_COUNT.split("/"))
			.map((name) -> new String(NameCodec.UTF_8.encode(name), StandardCharsets.ISO_8859_1))
			.toList();
	}

	/** Returns what went wrong there. */
	private static String inAnotherJvm(String locale, Path folder) throws IOException, InterruptedException {
		Path log = Files.createTempFile("locale", ".log");
		ProcessBuilder jvm = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-cp", System.getProperty("java.class.path"), StoringInAnyLocale.class.getName(), folder.toString());
		jvm.environment().put("LC_ALL", locale);
		jvm.redirectErrorStream(true).redirectOutput(log.toFile());
		int exit = jvm.start().waitFor();
		String output = Files.readString(log);
		Files.delete(log);
		return (exit == 0) ? "" : "exit " + exit + ": " + output;
	}

	/**
	 * Runs in a JVM of its own: stores, lists, reads, renames and resumes under each
	 * name.
	 */
	static final class StoringInAnyLocale {

		private StoringInAnyLocale() {
		}

		static void main(String[] args) throws IOException {
			TestHome home = new TestHome(Path.of(args[0]));
			List<String> names = List.of(NAMES_THAT_COUNT.split("/"));
			for (String name : names) {
				home.breakOff("/" + name, new UploadMode.Replace(), "con");
				home.store("/" + name, new UploadMode.ResumeAt(3), "tent of " + name.length());
			}
			assertThat(home.names("/")).containsExactlyInAnyOrderElementsOf(names);
			for (String name : home.names("/")) {
				assertThat(home.get("/" + name)).isEqualTo("content of " + name.length());
			}
		}

	}

}
