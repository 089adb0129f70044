package dev.wharf.storage;

import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.wharf.protocol.DigestAlgorithm;
import dev.wharf.protocol.VirtualPath;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * A digest is computed once, and never told of octets it was not computed from.
 */
class LocalDigestsTests {

	private static final String SHA_256_OF_CONTENT = "ed7002b439e9ac845f22357d822bac1444730fbdb6016d3ec9432297b9ec9f73";

	private static final VirtualPath FILE = VirtualPath.of("/file");

	private static final long END = Long.MAX_VALUE;

	@TempDir
	private Path tmp;

	private TestHome home;

	@BeforeEach
	void aHome() throws IOException {
		this.home = new TestHome(this.tmp);
	}

	@Test
	void aDigestIsThatOfTheOctets() throws IOException {
		this.home.put("file", "content");
		assertThat(digest(DigestAlgorithm.SHA_256, 0, END)).isEqualTo(SHA_256_OF_CONTENT);
		assertThat(digest(DigestAlgorithm.CRC32, 0, 7)).isEqualTo("fec530a9");
		assertThat(digest(DigestAlgorithm.CRC32, 3, 7)).isEqualTo("27131210");
		assertThat(digest(DigestAlgorithm.CRC32, 7, END)).isEqualTo("00000000");
	}

	@Test
	void aPartBeyondTheEndIsRefused() throws IOException {
		this.home.put("file", "content");
		assertThatExceptionOfType(FileSystemException.class).isThrownBy(() -> digest(DigestAlgorithm.MD5, 8, END))
			.withMessage("/file: the file has only 7 octets");
	}

	@Test
	void aDigestComputedWhileReceivingIsNotComputedAgain() throws IOException {
		this.home.store("/file", "content");
		assertThat(recalled()).isEqualTo(SHA_256_OF_CONTENT);
	}

	@Test
	void aDigestSurvivesWhatLeavesTheOctetsAlone() throws IOException {
		this.home.store("/other", "content");
		this.home.files().rename(VirtualPath.of("/other"), FILE);
		this.home.files().setModified(FILE, Instant.EPOCH);
		this.home.files().setMode(FILE, 0600);
		assertThat(recalled()).isEqualTo(SHA_256_OF_CONTENT);
	}

	@Test
	void aDigestThatWasAskedForIsRemembered() throws IOException {
		this.home.put("file", "content");
		digest(DigestAlgorithm.SHA_256, 0, END);
		assertThat(recalled()).isEqualTo(SHA_256_OF_CONTENT);
	}

	@Test
	void aFileThatChangedIsReadAgainEvenWhenItsSizeAndTimeAreTheSame() throws IOException {
		this.home.store("/file", "CONTENT");
		Path file = this.tmp.resolve("file");
		FileTime time = Files.getLastModifiedTime(file);
		Files.writeString(file, "content");
		Files.setLastModifiedTime(file, time);
		assertThat(digest(DigestAlgorithm.SHA_256, 0, END)).isEqualTo(SHA_256_OF_CONTENT);
	}

	@Test
	void aFileThatIsContinuedInPlaceIsReadAgain() throws IOException {
		this.home.store("/file", "conTENT");
		this.home.store("/file", new UploadMode.ResumeAt(3), "tent");
		assertThat(digest(DigestAlgorithm.SHA_256, 0, END)).isEqualTo(SHA_256_OF_CONTENT);
	}

	@Test
	void aResumedUploadIsReadFromItsBeginning() throws IOException {
		this.home.breakOff("/file", new UploadMode.Replace(), "con");
		this.home.store("/file", new UploadMode.ResumeAt(3), "tent");
		assertThat(digest(DigestAlgorithm.SHA_256, 0, END)).isEqualTo(SHA_256_OF_CONTENT);
	}

	private String digest(DigestAlgorithm algorithm, long from, long to) throws IOException {
		return this.home.files().digest(FILE, algorithm, from, to);
	}

	/** The digest as it is known without reading a single octet. */
	private String recalled() throws IOException {
		Path real = this.tmp.resolve("file");
		FileChannel closed = FileChannel.open(real);
		closed.close();
		assertThatExceptionOfType(ClosedChannelException.class).isThrownBy(closed::position);
		return this.home.digests.digest(real, Inode.read(real), closed, DigestAlgorithm.SHA_256, 0, END);
	}

}
