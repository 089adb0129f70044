package dev.wharf.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Assumptions;

/**
 * A small disk of its own, in memory, for what only a real file system does: being full,
 * read-only or another one. Needs to be root; without that the test that uses it is
 * reported as aborted.
 */
final class TestDisk implements AutoCloseable {

	private final Path folder;

	private TestDisk(Path folder) {
		this.folder = folder;
	}

	static TestDisk mountedOn(Path folder, String options) throws IOException {
		Files.createDirectories(folder);
		Assumptions.assumeTrue(run("mount", "-t", "tmpfs", "-o", options, "tmpfs", folder.toString()) == 0,
				"mounting a disk takes root");
		return new TestDisk(folder);
	}

	void makeReadOnly() throws IOException {
		if (run("mount", "-o", "remount,ro", this.folder.toString()) != 0) {
			throw new IOException("the disk cannot be made read-only");
		}
	}

	@Override
	public void close() throws IOException {
		if (run("umount", "-l", this.folder.toString()) != 0) {
			throw new IOException("the disk stays mounted on " + this.folder);
		}
	}

	private static int run(String... command) throws IOException {
		try {
			return new ProcessBuilder(command).redirectErrorStream(true)
				.redirectOutput(ProcessBuilder.Redirect.DISCARD)
				.start()
				.waitFor();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IOException(ex);
		}
	}

}
