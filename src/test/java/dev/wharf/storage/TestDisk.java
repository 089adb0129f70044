package dev.wharf.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import dev.wharf.machine.Machine;

/**
 * A small disk of its own, in memory, for what only a real file system does: being full,
 * read-only or another one. Needs Linux, its {@code mount} and to be root; without that
 * the test that uses it is skipped.
 */
final class TestDisk implements AutoCloseable {

	private final Path folder;

	private TestDisk(Path folder) {
		this.folder = folder;
	}

	static TestDisk mountedOn(Path folder, String options) throws IOException {
		Files.createDirectories(folder);
		if (Machine.find("mount").isEmpty()) {
			Machine.lacks("mount is missing (Debian package mount)");
		}
		if (run("mount", "-t", "tmpfs", "-o", options, "tmpfs", folder.toString()) != 0) {
			Machine.lacks("mounting a disk takes root");
		}
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
