package dev.wharf.storage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.wharf.protocol.VirtualPath;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What clients are told when the disk itself fails, and what is left behind.
 */
class DiskFailureTests {

	private static final UploadMode REPLACE = new UploadMode.Replace();

	@TempDir
	private Path tmp;

	private TestHome home;

	@BeforeEach
	void aHome() throws IOException {
		this.home = new TestHome(this.tmp);
	}

	@Test
	void aDeviceWithoutRoomIsFull() throws IOException {
		Path full = Path.of("/dev/full");
		try (UploadChannel channel = new UploadChannel(VirtualPath.of("/new"), full,
				FileChannel.open(full, StandardOpenOption.WRITE), null, UploadChannel.ALL)) {
			assertThatExceptionOfType(StorageFullException.class)
				.isThrownBy(() -> channel.write(ByteBuffer.allocate(1)))
				.withMessage("/new: no space left on the server");
		}
	}

	@Test
	void anUploadThatFillsTheDiskFailsAndLeavesOldFilesAlone() throws IOException {
		try (var _ = TestDisk.mountedOn(this.tmp.resolve("disk"), "size=256k")) {
			this.home.store("/disk/file", "old");
			assertThatExceptionOfType(StorageFullException.class)
				.isThrownBy(() -> this.home.store("/disk/file", "x".repeat(512 * 1024)))
				.withMessage("/disk/file: no space left on the server");
			assertThat(this.home.get("/disk/file")).isEqualTo("old");
			assertThat(this.home.names("/disk")).containsExactly("file");
			this.home.store("/disk/small", "there is room again");
		}
	}

	@Test
	void aNewFileThatFillsTheDiskGivesItsRoomBack() throws IOException {
		try (var _ = TestDisk.mountedOn(this.tmp.resolve("disk"), "size=256k")) {
			assertThatExceptionOfType(StorageFullException.class)
				.isThrownBy(() -> this.home.store("/disk/new", "x".repeat(512 * 1024)));
			assertThat(this.home.names("/disk")).isEmpty();
			this.home.store("/disk/small", "there is room again");
		}
	}

	@Test
	void aDiskWithoutRoomForAnotherNameIsFull() throws IOException {
		try (var _ = TestDisk.mountedOn(this.tmp.resolve("disk"), "nr_inodes=2")) {
			this.home.put("disk/file", "");
			assertThatExceptionOfType(StorageFullException.class)
				.isThrownBy(() -> this.home.files().makeDirectory(VirtualPath.of("/disk/folder")));
			assertThatExceptionOfType(StorageFullException.class).isThrownBy(() -> this.home.store("/disk/new", "x"));
		}
	}

	@Test
	void aReadOnlyDiskCanBeReadOnly() throws IOException {
		try (TestDisk disk = TestDisk.mountedOn(this.tmp.resolve("disk"), "size=256k")) {
			this.home.store("/disk/file", "content");
			disk.makeReadOnly();
			VirtualFileSystem files = this.home.files();
			VirtualPath file = VirtualPath.of("/disk/file");
			assertThat(this.home.get("/disk/file")).isEqualTo("content");
			for (Attempt attempt : new Attempt[] { () -> this.home.store("/disk/file", "x"),
					() -> this.home.store("/disk/new", "x"), () -> files.delete(file),
					() -> files.makeDirectory(VirtualPath.of("/disk/folder")),
					() -> files.rename(file, VirtualPath.of("/disk/other")),
					() -> files.upload(file, new UploadMode.Append()) }) {
				assertThatExceptionOfType(FileSystemException.class).isThrownBy(attempt::run)
					.withMessageNotContaining(this.tmp.toString())
					.satisfies((failure) -> assertThat(failure).isNotInstanceOf(StorageFullException.class));
			}
		}
	}

	@Test
	void aFileMovesToAnotherDiskButAFolderDoesNot() throws IOException {
		this.home.put("file", "content");
		Files.createDirectory(this.tmp.resolve("folder"));
		try (var _ = TestDisk.mountedOn(this.tmp.resolve("disk"), "size=256k")) {
			VirtualFileSystem files = this.home.files();
			files.rename(VirtualPath.of("/file"), VirtualPath.of("/disk/moved"));
			assertThat(this.home.get("/disk/moved")).isEqualTo("content");
			assertThat(this.home.names("/")).containsExactly("disk", "folder");
			assertThatExceptionOfType(FileSystemException.class)
				.isThrownBy(() -> files.rename(VirtualPath.of("/folder"), VirtualPath.of("/disk/folder")))
				.withMessageContaining("another disk");
		}
	}

	@Test
	void aFolderThatVanishesBreaksItsUploads() throws IOException {
		Path folder = Files.createDirectory(this.tmp.resolve("folder"));
		try (Upload upload = this.home.files().upload(VirtualPath.of("/folder/new"), REPLACE)) {
			TestHome.write(upload, "content");
			this.home.files().rename(VirtualPath.of("/folder"), VirtualPath.of("/moved"));
			assertThatExceptionOfType(FileSystemException.class).isThrownBy(() -> upload.commit(UploadCheck.NONE))
				.withMessageContaining("/folder/new");
		}
		assertThat(folder).doesNotExist();
		assertThat(this.home.names("/moved")).isEmpty();
	}

	/** Something that ought to fail. */
	private interface Attempt {

		void run() throws IOException;

	}

}
