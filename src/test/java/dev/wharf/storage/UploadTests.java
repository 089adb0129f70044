package dev.wharf.storage;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.wharf.protocol.VirtualPath;
import dev.wharf.user.Permission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * An upload is seen when it is whole, and a broken one can go on.
 */
class UploadTests {

	private static final UploadMode REPLACE = new UploadMode.Replace();

	private static final UploadMode APPEND = new UploadMode.Append();

	@TempDir
	private Path tmp;

	private TestHome home;

	@BeforeEach
	void aHome() throws IOException {
		this.home = new TestHome(this.tmp);
	}

	@Test
	void aNewFileIsSeenWhenItIsWhole() throws IOException {
		try (Upload upload = this.home.files().upload(VirtualPath.of("/new"), REPLACE)) {
			TestHome.write(upload, "content");
			assertThat(this.home.names("/")).isEmpty();
			upload.commit(UploadCheck.NONE);
		}
		assertThat(this.home.namesOnDisk()).containsExactly("new");
		assertThat(this.home.get("/new")).isEqualTo("content");
	}

	@Test
	void anOldFileStaysWholeUntilTheNewOneIs() throws IOException {
		this.home.put("file", "old content");
		try (Upload upload = this.home.files().upload(VirtualPath.of("/file"), REPLACE)) {
			TestHome.write(upload, "new");
			assertThat(this.home.get("/file")).isEqualTo("old content");
			upload.commit(UploadCheck.NONE);
		}
		assertThat(this.home.get("/file")).isEqualTo("new");
	}

	@Test
	void aFileThatIsOverwrittenKeepsItsPermissions() throws IOException {
		Path file = this.home.put("file", "old");
		Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
		this.home.store("/file", "new");
		assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-r-----");
	}

	@Test
	void anUploadToALinkReplacesWhatItLeadsTo() throws IOException {
		this.home.put("folder/file", "old");
		Files.createSymbolicLink(this.tmp.resolve("link"), Path.of("folder/file"));
		this.home.store("/link", "new");
		assertThat(this.home.onDisk("folder/file")).isEqualTo("new");
		assertThat(this.tmp.resolve("link")).isSymbolicLink();
	}

	@Test
	void anUploadInPlaceThatNeverBeginsTakesNothingAway() throws IOException {
		TestHome inPlace = new TestHome(this.tmp, TestHome.IN_PLACE);
		inPlace.put("file", "old content");
		inPlace.breakOff("/file", REPLACE, "");
		inPlace.breakOff("/new", REPLACE, "");
		assertThat(inPlace.get("/file")).isEqualTo("old content");
		assertThat(inPlace.namesOnDisk()).containsExactly("file");
	}

	@Test
	void aResumeThatNeverBeginsTakesNothingAway() throws IOException {
		this.home.put("file", "old content");
		this.home.breakOff("/file", new UploadMode.ResumeAt(3), "");
		assertThat(this.home.get("/file")).isEqualTo("old content");
	}

	@Test
	void anEmptyUploadInPlaceLeavesAnEmptyFile() throws IOException {
		TestHome inPlace = new TestHome(this.tmp, TestHome.IN_PLACE);
		inPlace.put("file", "old content");
		inPlace.store("/file", "");
		assertThat(inPlace.get("/file")).isEmpty();
	}

	@Test
	void aBrokenUploadIsHiddenAndGoesOnWhereItBroke() throws IOException {
		this.home.breakOff("/new", REPLACE, "half ");
		assertThat(this.home.names("/")).isEmpty();
		assertThatExceptionOfType(NoSuchFileException.class).isThrownBy(() -> this.home.get("/new"));
		assertThat(this.home.files().resumableSize(VirtualPath.of("/new"))).isEqualTo(5);
		this.home.store("/new", new UploadMode.ResumeAt(5), "and half");
		assertThat(this.home.get("/new")).isEqualTo("half and half");
		assertThat(this.home.namesOnDisk()).containsExactly("new");
	}

	@Test
	void aBrokenUploadGoesOnWithAnAppend() throws IOException {
		this.home.breakOff("/new", REPLACE, "half ");
		this.home.store("/new", APPEND, "and half");
		assertThat(this.home.get("/new")).isEqualTo("half and half");
	}

	@Test
	void aResumeMayGoBackAFewOctets() throws IOException {
		this.home.breakOff("/new", REPLACE, "half XX");
		this.home.store("/new", new UploadMode.ResumeAt(5), "and");
		assertThat(this.home.get("/new")).isEqualTo("half and");
	}

	@Test
	void aResumeThatBreaksAgainKeepsWhatCame() throws IOException {
		this.home.breakOff("/new", REPLACE, "one ");
		this.home.breakOff("/new", new UploadMode.ResumeAt(4), "two ");
		assertThat(this.home.files().resumableSize(VirtualPath.of("/new"))).isEqualTo(8);
	}

	@Test
	void aResumeBeyondTheEndSaysHowMuchThereIsAndKeepsIt() throws IOException {
		this.home.breakOff("/new", REPLACE, "half ");
		this.home.put("old", "content");
		assertThatExceptionOfType(FileSystemException.class)
			.isThrownBy(() -> this.home.store("/new", new UploadMode.ResumeAt(6), "x"))
			.withMessageContaining("the partial upload has only 5 octets");
		assertThat(this.home.files().resumableSize(VirtualPath.of("/new"))).isEqualTo(5);
		assertThatExceptionOfType(FileSystemException.class)
			.isThrownBy(() -> this.home.store("/old", new UploadMode.ResumeAt(8), "x"))
			.withMessageContaining("the file has only 7 octets");
		assertThat(this.home.get("/old")).isEqualTo("content");
	}

	@Test
	void aResumeOfNothingFails() {
		assertThatExceptionOfType(NoSuchFileException.class)
			.isThrownBy(() -> this.home.store("/new", new UploadMode.ResumeAt(5), "x"));
		assertThatExceptionOfType(NoSuchFileException.class)
			.isThrownBy(() -> this.home.files().resumableSize(VirtualPath.of("/new")));
	}

	@Test
	void aResumeAtTheBeginningIsAnUploadLikeAnyOther() throws IOException {
		this.home.put("file", "old content");
		this.home.store("/file", new UploadMode.ResumeAt(0), "new");
		assertThat(this.home.get("/file")).isEqualTo("new");
	}

	@Test
	void aFileIsContinuedInPlace() throws IOException {
		this.home.put("file", "one two three");
		this.home.store("/file", new UploadMode.ResumeAt(4), "2");
		assertThat(this.home.get("/file")).isEqualTo("one 2");
		this.home.store("/file", APPEND, " 3");
		assertThat(this.home.get("/file")).isEqualTo("one 2 3");
		this.home.breakOff("/file", APPEND, " 4");
		assertThat(this.home.get("/file")).isEqualTo("one 2 3 4");
	}

	@Test
	void aWholeUploadForgetsAnEarlierBrokenOne() throws IOException {
		this.home.breakOff("/new", REPLACE, "half");
		this.home.store("/new", "whole");
		this.home.files().delete(VirtualPath.of("/new"));
		assertThat(this.home.namesOnDisk()).isEmpty();
	}

	@Test
	void aBrokenUploadOverAFileLeavesTheFileAlone() throws IOException {
		this.home.put("file", "old");
		this.home.breakOff("/file", REPLACE, "new content");
		assertThat(this.home.files().resumableSize(VirtualPath.of("/file"))).isEqualTo(3);
		assertThat(this.home.namesOnDisk()).containsExactly("file");
	}

	@Test
	void aBrokenUploadCanBeDeletedUnderItsName() throws IOException {
		this.home.breakOff("/new", REPLACE, "half");
		this.home.files().delete(VirtualPath.of("/new"));
		assertThat(this.home.namesOnDisk()).isEmpty();
	}

	@Test
	void brokenUploadsAreRemovedIfSoConfigured() throws IOException {
		TestHome removing = new TestHome(this.tmp, TestHome.REMOVING);
		removing.breakOff("/new", REPLACE, "half");
		assertThat(removing.namesOnDisk()).isEmpty();
	}

	@Test
	void anEmptyBrokenUploadLeavesNothing() throws IOException {
		this.home.breakOff("/new", REPLACE, "");
		assertThat(this.home.namesOnDisk()).isEmpty();
	}

	@Test
	void withoutAtomicUploadsAFileIsSeenWhileItGrows() throws IOException {
		TestHome inPlace = new TestHome(this.tmp, TestHome.IN_PLACE);
		try (Upload upload = inPlace.files().upload(VirtualPath.of("/new"), REPLACE)) {
			TestHome.write(upload, "half");
			assertThat(inPlace.get("/new")).isEqualTo("half");
		}
		inPlace.store("/new", new UploadMode.ResumeAt(4), " and half");
		assertThat(inPlace.get("/new")).isEqualTo("half and half");
		assertThat(inPlace.store("/new", new UploadMode.Unique(), "x")).hasToString("/new.1");
	}

	@Test
	void oldBrokenUploadsAreRemovedWhenTheirFolderIsListed() throws IOException {
		this.home.breakOff("/old", REPLACE, "half");
		Path partial = this.tmp.resolve(this.home.namesOnDisk().getFirst());
		this.home.breakOff("/young", REPLACE, "half");
		Files.setLastModifiedTime(partial, FileTime.from(Instant.now().minus(Duration.ofDays(8))));
		assertThat(this.home.names("/")).isEmpty();
		assertThat(partial).doesNotExist();
		assertThat(this.home.files().resumableSize(VirtualPath.of("/young"))).isEqualTo(4);
	}

	@Test
	void twoUploadsOfOneNameBothEndAndTheLastOneCounts() throws IOException {
		try (Upload first = this.home.files().upload(VirtualPath.of("/new"), REPLACE);
				Upload second = this.home.files().upload(VirtualPath.of("/new"), REPLACE)) {
			TestHome.write(first, "first");
			TestHome.write(second, "second");
			second.commit(UploadCheck.NONE);
			first.commit(UploadCheck.NONE);
		}
		assertThat(this.home.get("/new")).isEqualTo("first");
		assertThat(this.home.namesOnDisk()).containsExactly("new");
	}

	@Test
	void aFolderInTheWayIsNamed() throws IOException {
		Files.createDirectory(this.tmp.resolve("folder"));
		assertThatExceptionOfType(FileSystemException.class).isThrownBy(() -> this.home.store("/folder", "x"))
			.withMessageContaining("folder");
	}

	@Test
	void aFolderThatComesInTheWayBreaksTheUpload() throws IOException {
		try (Upload upload = this.home.files().upload(VirtualPath.of("/new"), REPLACE)) {
			TestHome.write(upload, "content");
			Files.createDirectory(this.tmp.resolve("new"));
			assertThatExceptionOfType(FileSystemException.class).isThrownBy(() -> upload.commit(UploadCheck.NONE));
		}
		assertThat(this.home.namesOnDisk()).containsExactly("new");
	}

	@Test
	void aPipeIsNoPlaceForAnUpload() throws Exception {
		assertThat(new ProcessBuilder("mkfifo", this.tmp.resolve("pipe").toString()).start().waitFor()).isZero();
		assertThatExceptionOfType(FileSystemException.class).isThrownBy(() -> this.home.store("/pipe", "x"))
			.withMessageContaining("no regular file");
		assertThatExceptionOfType(FileSystemException.class).isThrownBy(() -> this.home.get("/pipe"));
	}

	@Test
	void anUploadIntoAFolderThatIsNotThereFails() {
		assertThatExceptionOfType(NoSuchFileException.class).isThrownBy(() -> this.home.store("/gone/new", "x"))
			.withMessage("/gone/new");
	}

	@Test
	void whoMayOnlyAppendContinuesFilesAndMakesNone() throws IOException {
		this.home.put("log", "one");
		VirtualFileSystem files = this.home.filesFor(Set.of(Permission.APPEND));
		try (Upload upload = files.upload(VirtualPath.of("/log"), APPEND)) {
			TestHome.write(upload, " two");
			upload.commit(UploadCheck.NONE);
		}
		assertThat(this.home.get("/log")).isEqualTo("one two");
		assertThatExceptionOfType(AccessDeniedException.class)
			.isThrownBy(() -> files.upload(VirtualPath.of("/new"), APPEND));
		assertThatExceptionOfType(AccessDeniedException.class)
			.isThrownBy(() -> files.upload(VirtualPath.of("/log"), REPLACE));
	}

}
