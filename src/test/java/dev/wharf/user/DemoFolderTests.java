package dev.wharf.user;

import java.nio.file.Files;
import java.nio.file.Path;

import dev.wharf.property.InvalidPropertyException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What a newcomer finds, and what becomes of it at the next start.
 */
class DemoFolderTests {

	@TempDir
	private Path temp;

	@Test
	void makesAFewFilesAndFolders() {
		DemoFolder demo = new DemoFolder(this.temp.resolve("new/data"));
		demo.prepare();
		assertThat(demo.root().resolve("README.txt")).content().contains("curl");
		assertThat(demo.root().resolve("things-to-try.txt")).isNotEmptyFile();
		assertThat(demo.root().resolve("inbox")).isEmptyDirectory();
		assertThat(demo.publicFolder().resolve("welcome.txt")).isNotEmptyFile();
	}

	@Test
	void leavesWhatIsThereAsItIs() throws Exception {
		Files.writeString(this.temp.resolve("README.txt"), "mine");
		DemoFolder demo = new DemoFolder(this.temp);
		demo.prepare();
		demo.prepare();
		assertThat(this.temp.resolve("README.txt")).hasContent("mine");
		assertThat(demo.publicFolder().resolve("welcome.txt")).isNotEmptyFile();
	}

	@Test
	void saysWhichPropertyToChangeWhenTheFolderCannotBeMade() throws Exception {
		Path file = Files.writeString(this.temp.resolve("data"), "a file in the way");
		assertThatExceptionOfType(InvalidPropertyException.class).isThrownBy(() -> new DemoFolder(file).prepare())
			.withMessageContaining("wharf.demo.folder")
			.withMessageContaining(file.toString());
	}

}
