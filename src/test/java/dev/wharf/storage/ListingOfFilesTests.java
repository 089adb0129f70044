package dev.wharf.storage;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.wharf.protocol.FileFacts;
import dev.wharf.protocol.FileFacts.Kind;
import dev.wharf.protocol.VirtualPath;
import dev.wharf.user.Permission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What users see of their files.
 */
class ListingOfFilesTests {

	@TempDir
	private Path tmp;

	private TestHome home;

	@BeforeEach
	void aHome() throws IOException {
		this.home = new TestHome(this.tmp);
	}

	@Test
	void factsAreThoseOfTheDisk() throws IOException {
		Path file = this.home.put("folder/file", "content");
		Instant time = Instant.parse("2024-02-29T12:34:56.789Z");
		Files.setLastModifiedTime(file, FileTime.from(time));
		Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
		FileFacts facts = this.home.files().facts(VirtualPath.of("/folder/file"));
		assertThat(facts.name()).isEqualTo("file");
		assertThat(facts.kind()).isEqualTo(Kind.FILE);
		assertThat(facts.size()).isEqualTo(7);
		assertThat(facts.modified()).isEqualTo(time);
		assertThat(facts.mode()).isEqualTo(0640);
		assertThat(facts.links()).isEqualTo(1);
		assertThat(facts.owner()).isEqualTo(Files.getOwner(file).getName());
		assertThat(this.home.entries("/folder")).containsExactly(facts);
	}

	@Test
	void uniqueIsTheSameForTwoNamesOfOneFileOnly() throws IOException {
		Path file = this.home.put("a", "content");
		Files.createLink(this.tmp.resolve("b"), file);
		this.home.put("c", "content");
		assertThat(unique("/a")).isEqualTo(unique("/b")).isNotEqualTo(unique("/c"));
	}

	@Test
	void aLinkIsShownWithWhereItLeadsInTheHome() throws IOException {
		this.home.put("folder/file", "content");
		Files.createSymbolicLink(this.tmp.resolve("folder/link"), this.tmp.resolve("folder/../folder/file"));
		FileFacts link = this.home.entries("/folder")
			.stream()
			.filter((facts) -> facts.name().equals("link"))
			.findFirst()
			.orElseThrow();
		assertThat(link.kind()).isEqualTo(Kind.LINK);
		assertThat(link.linkTarget()).isEqualTo("/folder/file");
		assertThat(link.permissions()).isEqualTo("adfrw");
		assertThat(this.home.files().facts(VirtualPath.of("/folder/link")).kind()).isEqualTo(Kind.FILE);
	}

	@ParameterizedTest
	@CsvSource({ "'', '', e, e", "READ, r, e, e", "'LIST,READ', r, el, el", "WRITE, w, ce, ce", "APPEND, a, e, e",
			"DELETE, d, ep, ep", "RENAME, f, ef, e", "MAKE_DIRECTORY, '', em, em", "REMOVE_DIRECTORY, '', dep, ep" })
	void permissionsAreToldAsLetters(String permissions, String file, String folder, String home) throws IOException {
		Set<Permission> granted = permissions.isEmpty() ? Set.of()
				: Stream.of(permissions.split(",")).map(Permission::valueOf).collect(Collectors.toSet());
		PermLetters letters = PermLetters.of(TestHome.user(this.tmp, granted));
		assertThat(letters).isEqualTo(new PermLetters(file, folder, home));
	}

	@Test
	void theHomeCanBeNeitherRemovedNorRenamed() throws IOException {
		assertThat(this.home.files().facts(VirtualPath.ROOT).permissions()).isEqualTo("celmp");
		Files.createDirectory(this.tmp.resolve("folder"));
		assertThat(this.home.files().facts(VirtualPath.of("/folder")).permissions()).isEqualTo("cdeflmp");
	}

	@Test
	void aFileIsNoFolder() throws IOException {
		this.home.put("file", "content");
		assertThatExceptionOfType(NotDirectoryException.class).isThrownBy(() -> this.home.names("/file"));
		assertThat(this.home.files().isDirectory(VirtualPath.of("/file"))).isFalse();
	}

	@Test
	void aFolderIsNoDownload() throws IOException {
		Files.createDirectory(this.tmp.resolve("folder"));
		assertThatExceptionOfType(FileSystemException.class).isThrownBy(() -> this.home.get("/folder"))
			.withMessageContaining("folder");
		assertThatExceptionOfType(FileSystemException.class)
			.isThrownBy(() -> this.home.files().resumableSize(VirtualPath.of("/folder")));
	}

	@Test
	void aFileThatVanishesWhileItsFolderIsReadIsLeftOut() throws IOException {
		for (int i = 0; i < 10; i++) {
			this.home.put("file" + i, "content");
		}
		try (DirectoryEntries entries = this.home.files().list(VirtualPath.ROOT)) {
			for (int i = 0; i < 10; i++) {
				Files.delete(this.tmp.resolve("file" + i));
			}
			assertThat(entries.next()).isNull();
		}
	}

	@Test
	void aFolderWithVeryManyFilesIsReadAsItIsSent() throws IOException {
		int files = 5000;
		for (int i = 0; i < files; i++) {
			Files.createFile(this.tmp.resolve("file" + i));
		}
		try (DirectoryEntries entries = this.home.files().list(VirtualPath.ROOT)) {
			assertThat(entries.next()).isNotNull();
			// What is deleted after the first entry is not shown: the rest was not read
			// yet.
			for (int i = 0; i < files; i++) {
				Files.delete(this.tmp.resolve("file" + i));
			}
			assertThat(entries.next()).isNull();
		}
	}

	private String unique(String path) throws IOException {
		return this.home.files().facts(VirtualPath.of(path)).unique();
	}

}
