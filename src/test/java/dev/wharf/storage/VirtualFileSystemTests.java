package dev.wharf.storage;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.wharf.protocol.DigestAlgorithm;
import dev.wharf.protocol.VirtualPath;
import dev.wharf.user.Permission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What a user may do with files, and what comes of it.
 */
class VirtualFileSystemTests {

	private static final VirtualPath FILE = VirtualPath.of("/file");

	private static final VirtualPath FOLDER = VirtualPath.of("/folder");

	private static final VirtualPath OTHER = VirtualPath.of("/other");

	@TempDir
	private Path tmp;

	private TestHome home;

	private VirtualFileSystem files;

	@BeforeEach
	void aHomeWithAFileAndAFolder() throws IOException {
		this.home = new TestHome(this.tmp);
		this.files = this.home.files();
		this.home.put("file", "content");
		Files.createDirectory(this.tmp.resolve("folder"));
	}

	@ParameterizedTest
	@EnumSource(Permission.class)
	void eachThingNeedsItsPermission(Permission missing) throws IOException {
		VirtualFileSystem without = this.home.filesFor(EnumSet.complementOf(EnumSet.of(missing)));
		for (Attempt attempt : attempts().get(missing)) {
			assertThatExceptionOfType(AccessDeniedException.class).isThrownBy(() -> attempt.with(without))
				.withMessageContaining("permission");
			assertThatCode(() -> attempt.with(this.files)).doesNotThrowAnyException();
		}
	}

	@Test
	void aFileIsRenamedAcrossFolders() throws IOException {
		this.files.rename(FILE, VirtualPath.of("/folder/moved"));
		assertThat(this.home.get("/folder/moved")).isEqualTo("content");
		assertThat(this.home.names("/")).containsExactly("folder");
	}

	@Test
	void aRenamedFileTakesTheOthersPlaceOnlyWhereItCouldBeOverwritten() throws IOException {
		this.home.put("other", "old");
		VirtualFileSystem renaming = this.home.filesFor(Set.of(Permission.RENAME, Permission.DELETE));
		assertThatExceptionOfType(FileAlreadyExistsException.class).isThrownBy(() -> renaming.rename(FILE, OTHER))
			.withMessage("/other");
		this.files.rename(FILE, OTHER);
		assertThat(this.home.get("/other")).isEqualTo("content");
	}

	@Test
	void aFolderTakesNoOthersPlace() throws IOException {
		Files.createDirectory(this.tmp.resolve("other"));
		assertThatExceptionOfType(FileAlreadyExistsException.class).isThrownBy(() -> this.files.rename(FOLDER, OTHER));
		assertThatExceptionOfType(FileAlreadyExistsException.class).isThrownBy(() -> this.files.rename(FILE, OTHER));
		assertThatExceptionOfType(FileAlreadyExistsException.class).isThrownBy(() -> this.files.rename(OTHER, FILE));
	}

	@Test
	void aFolderIsNotMovedIntoItself() {
		assertThatExceptionOfType(FileSystemException.class)
			.isThrownBy(() -> this.files.rename(FOLDER, VirtualPath.of("/folder/sub")))
			.withMessageContaining("into itself");
	}

	@Test
	void whatIsNotThereCannotBeRenamed() {
		assertThatExceptionOfType(NoSuchFileException.class).isThrownBy(() -> this.files.rename(OTHER, FILE))
			.withMessage("/other");
		assertThatCode(() -> this.files.rename(FILE, FILE)).doesNotThrowAnyException();
	}

	@Test
	void aLinkIsRenamedAndDeletedItself() throws IOException {
		Files.createSymbolicLink(this.tmp.resolve("link"), Path.of("file"));
		this.files.rename(VirtualPath.of("/link"), OTHER);
		assertThat(this.tmp.resolve("other")).isSymbolicLink();
		this.files.delete(OTHER);
		assertThat(this.home.names("/")).containsExactly("file", "folder");
	}

	@Test
	void aFolderIsRemovedWhenItIsEmpty() throws IOException {
		this.home.put("folder/file", "content");
		assertThatExceptionOfType(DirectoryNotEmptyException.class).isThrownBy(() -> this.files.removeDirectory(FOLDER))
			.withMessage("/folder");
		assertThatExceptionOfType(NotDirectoryException.class).isThrownBy(() -> this.files.removeDirectory(FILE));
		assertThatExceptionOfType(FileSystemException.class).isThrownBy(() -> this.files.delete(FOLDER))
			.withMessageContaining("folder");
		this.files.delete(VirtualPath.of("/folder/file"));
		this.files.removeDirectory(FOLDER);
		assertThat(this.tmp.resolve("folder")).doesNotExist();
	}

	@Test
	void aKeptPartialUploadDoesNotKeepItsFolder() throws IOException {
		this.home.breakOff("/folder/new", new UploadMode.Replace(), "half");
		this.files.removeDirectory(FOLDER);
		assertThat(this.tmp.resolve("folder")).doesNotExist();
	}

	@Test
	void aRunningUploadKeepsItsFolder() throws IOException {
		try (Upload upload = this.files.upload(VirtualPath.of("/folder/new"), new UploadMode.Replace())) {
			assertThatExceptionOfType(DirectoryNotEmptyException.class)
				.isThrownBy(() -> this.files.removeDirectory(FOLDER));
			upload.commit(UploadCheck.NONE);
		}
		assertThat(this.home.names("/folder")).containsExactly("new");
	}

	@Test
	void aFolderIsMadeOnce() throws IOException {
		this.files.makeDirectory(OTHER);
		assertThat(this.files.isDirectory(OTHER)).isTrue();
		assertThatExceptionOfType(FileAlreadyExistsException.class).isThrownBy(() -> this.files.makeDirectory(OTHER));
		assertThatExceptionOfType(NoSuchFileException.class)
			.isThrownBy(() -> this.files.makeDirectory(VirtualPath.of("/gone/new")));
	}

	@Test
	void timesAndModesAreSet() throws IOException {
		Instant time = Instant.parse("1999-12-31T23:59:59.123Z");
		this.files.setModified(FILE, time);
		this.files.setMode(FILE, 0604);
		assertThat(this.files.facts(FILE).modified()).isEqualTo(time);
		assertThat(this.files.facts(FILE).mode()).isEqualTo(0604);
	}

	@Test
	void bitsThatLendRightsToProgramsAreRefused() {
		assertThatExceptionOfType(FileSystemException.class).isThrownBy(() -> this.files.setMode(FILE, 04755))
			.withMessageContaining("000 to 777");
	}

	@Test
	void aTimeOfCreationIsSetOrRefusedButNeverIgnored() throws IOException {
		Instant time = Instant.parse("1999-12-31T23:59:59Z");
		try {
			this.files.setCreated(FILE, time);
			assertThat(this.files.facts(FILE).created()).isEqualTo(time);
		}
		catch (FileSystemException ex) {
			assertThat(ex).hasMessageContaining("creation").hasMessageNotContaining(this.tmp.toString());
		}
	}

	@Test
	void filesAreCombined() throws IOException {
		this.home.put("one", "1");
		this.home.put("two", "22");
		this.files.combine(OTHER, List.of(VirtualPath.of("/two"), VirtualPath.of("/one")), UploadCheck.NONE);
		assertThat(this.home.get("/other")).isEqualTo("221");
		this.home.put("three", "333");
		this.files.combine(OTHER, List.of(VirtualPath.of("/three")), UploadCheck.NONE);
		assertThat(this.home.get("/other")).isEqualTo("221333");
		assertThat(this.home.namesOnDisk()).containsExactly("file", "folder", "other");
	}

	@Test
	void nothingIsCombinedWhenOneSourceIsMissingOrNamedTwice() throws IOException {
		this.home.put("one", "1");
		VirtualPath one = VirtualPath.of("/one");
		assertThatExceptionOfType(NoSuchFileException.class)
			.isThrownBy(() -> this.files.combine(OTHER, List.of(one, VirtualPath.of("/gone")), UploadCheck.NONE));
		assertThatExceptionOfType(FileSystemException.class)
			.isThrownBy(() -> this.files.combine(OTHER, List.of(one, one), UploadCheck.NONE));
		assertThatExceptionOfType(FileSystemException.class)
			.isThrownBy(() -> this.files.combine(one, List.of(one), UploadCheck.NONE));
		assertThat(this.home.namesOnDisk()).containsExactly("file", "folder", "one");
	}

	@Test
	void spaceIsToldWhereThereIsAPlace() throws IOException {
		assertThat(this.files.availableSpace(FOLDER)).isPositive();
		assertThatExceptionOfType(NoSuchFileException.class).isThrownBy(() -> this.files.availableSpace(OTHER));
	}

	@Test
	void aMissingHomeIsMadeOrRefusedAsConfigured() throws IOException {
		Path missing = this.tmp.resolve("new/home");
		StorageProperties refusing = new StorageProperties(false, true, StorageProperties.PartialUploads.KEEP,
				TestHome.DEFAULTS.partialLifetime(), "none", 0);
		assertThatExceptionOfType(FileSystemException.class).isThrownBy(() -> new TestHome(missing, refusing))
			.withMessageNotContaining(this.tmp.toString());
		assertThat(missing).doesNotExist();
		assertThat(new TestHome(missing).names("/")).isEmpty();
		assertThatExceptionOfType(FileSystemException.class).isThrownBy(() -> new TestHome(this.tmp.resolve("file")));
	}

	private static Map<Permission, List<Attempt>> attempts() {
		return Map.of(Permission.LIST, List.of((files) -> files.list(FOLDER).close()), Permission.READ,
				List.of((files) -> files.download(FILE).close(),
						(files) -> files.digest(FILE, DigestAlgorithm.MD5, 0, Long.MAX_VALUE)),
				Permission.WRITE,
				List.of((files) -> files.upload(FILE, new UploadMode.Replace()).close(),
						(files) -> files.upload(FILE, new UploadMode.ResumeAt(7)).close(),
						(files) -> files.upload(FOLDER, new UploadMode.Unique()).close(),
						(files) -> files.upload(OTHER, new UploadMode.Append()).close(),
						(files) -> files.availableSpace(FOLDER)),
				Permission.APPEND, List.of((files) -> files.upload(FILE, new UploadMode.Append()).close()),
				Permission.DELETE, List.of((files) -> files.delete(FILE)), Permission.RENAME,
				List.of((files) -> files.rename(FILE, OTHER)), Permission.MAKE_DIRECTORY,
				List.of((files) -> files.makeDirectory(OTHER)), Permission.REMOVE_DIRECTORY,
				List.of((files) -> files.removeDirectory(FOLDER)), Permission.SET_TIME,
				List.of((files) -> files.setModified(FILE, Instant.EPOCH)), Permission.SET_MODE,
				List.of((files) -> files.setMode(FILE, 0600)));
	}

	/** One thing to do with files. */
	private interface Attempt {

		void with(VirtualFileSystem files) throws IOException;

	}

}
