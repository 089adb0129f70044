package dev.wharf.storage;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.wharf.protocol.VirtualPath;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Nothing outside of the home exists, by whatever way a client tries to get there.
 */
class PathGuardTests {

	@TempDir
	private Path tmp;

	private Path outside;

	private TestHome home;

	@BeforeEach
	void aHomeAndANeighbour() throws IOException {
		this.home = new TestHome(this.tmp.resolve("home"));
		this.outside = Files.createDirectory(this.tmp.resolve("home2"));
		Files.writeString(this.outside.resolve("secret"), "secret");
	}

	@Test
	void dotsEndAtTheHome() throws IOException {
		this.home.put("secret", "mine");
		assertThat(this.home.get("/../../home2/../secret")).isEqualTo("mine");
	}

	@Test
	void aLinkThatLeavesTheHomeDoesNotExist() throws IOException {
		link("file", this.outside.resolve("secret"));
		link("folder", this.outside);
		link("relative", Path.of("../home2/secret"));
		link("gone", Path.of("nothing"));
		link("loop", Path.of("loop"));
		assertThat(this.home.names("/")).isEmpty();
		for (String path : new String[] { "/file", "/folder", "/folder/secret", "/relative", "/gone", "/loop" }) {
			doesNotExist(path);
		}
	}

	@Test
	void aLinkThroughALinkThatLeavesTheHomeDoesNotExist() throws IOException {
		link("first", Path.of("second"));
		link("second", this.outside);
		doesNotExist("/first/secret");
		assertThat(this.home.names("/")).isEmpty();
	}

	@Test
	void aNameTakenByALinkThatLeavesTheHomeCannotBeUsed() throws IOException {
		link("taken", this.outside.resolve("secret"));
		this.home.put("mine", "mine");
		VirtualPath taken = VirtualPath.of("/taken");
		VirtualFileSystem files = this.home.files();
		for (UploadMode mode : new UploadMode[] { new UploadMode.Replace(), new UploadMode.Append(),
				new UploadMode.ResumeAt(1) }) {
			assertThatExceptionOfType(AccessDeniedException.class).isThrownBy(() -> files.upload(taken, mode));
		}
		assertThatExceptionOfType(AccessDeniedException.class)
			.isThrownBy(() -> files.rename(VirtualPath.of("/mine"), taken));
		assertThatExceptionOfType(FileAlreadyExistsException.class).isThrownBy(() -> files.makeDirectory(taken));
		assertThatExceptionOfType(NoSuchFileException.class).isThrownBy(() -> files.delete(taken));
		assertThat(this.outside.resolve("secret")).hasContent("secret");
		assertThat(this.home.folder.resolve("taken")).isSymbolicLink();
	}

	@Test
	void aLinkInsideTheHomeIsFollowedWhetherRelativeOrAbsolute() throws IOException {
		this.home.put("folder/file", "content");
		link("relative", Path.of("folder"));
		link("absolute", this.home.folder.resolve("folder").toAbsolutePath());
		assertThat(this.home.get("/relative/file")).isEqualTo("content");
		assertThat(this.home.get("/absolute/file")).isEqualTo("content");
		assertThat(this.home.files().isDirectory(VirtualPath.of("/absolute"))).isTrue();
	}

	@Test
	void aHomeThatIsALinkItselfIsAHome() throws IOException {
		this.home.put("file", "content");
		Path other = Files.createSymbolicLink(this.tmp.resolve("other"), this.home.folder);
		assertThat(new TestHome(other).get("/file")).isEqualTo("content");
	}

	@ParameterizedTest
	@ValueSource(strings = { ".wharf-1.part", ".WHARF-1.part", ".Wharf-x", ".wharf-" })
	void aReservedNameCanBeNeitherSeenNorMade(String name) throws IOException {
		this.home.put(name, "hidden");
		this.home.put("mine", "mine");
		VirtualPath path = VirtualPath.of("/" + name);
		VirtualFileSystem files = this.home.files();
		doesNotExist("/" + name);
		assertThat(this.home.names("/")).containsExactly("mine");
		assertThatExceptionOfType(AccessDeniedException.class)
			.isThrownBy(() -> files.upload(path, new UploadMode.Replace()));
		assertThatExceptionOfType(AccessDeniedException.class).isThrownBy(() -> files.makeDirectory(path));
		assertThatExceptionOfType(AccessDeniedException.class)
			.isThrownBy(() -> files.rename(VirtualPath.of("/mine"), path));
		assertThatExceptionOfType(AccessDeniedException.class).isThrownBy(() -> files.delete(path));
		assertThat(this.home.onDisk(name)).isEqualTo("hidden");
	}

	@Test
	void aLinkToAReservedNameDoesNotExist() throws IOException {
		this.home.put(".wharf-1.part", "hidden");
		link("window", Path.of(".wharf-1.part"));
		doesNotExist("/window");
	}

	@Test
	void theHomeItselfCannotBeChanged() {
		VirtualFileSystem files = this.home.files();
		assertThatExceptionOfType(FileSystemException.class).isThrownBy(() -> files.removeDirectory(VirtualPath.ROOT))
			.withMessageContaining("home");
		assertThatExceptionOfType(FileSystemException.class)
			.isThrownBy(() -> files.rename(VirtualPath.ROOT, VirtualPath.of("/x")));
	}

	@Test
	void aFolderExchangedForALinkAfterTheCheckIsFoundOut() throws IOException {
		Path folder = Files.createDirectory(this.home.folder.resolve("folder"));
		PathGuard guard = guard();
		Path checked = guard.existing(VirtualPath.of("/folder"));
		guard.confirm(checked);
		Files.delete(folder);
		link("folder", this.outside);
		assertThatExceptionOfType(NoSuchFileException.class).isThrownBy(() -> guard.confirm(checked));
	}

	@Test
	void anUploadWhoseFolderIsExchangedForALinkGoesNowhere() throws IOException {
		Path folder = Files.createDirectory(this.home.folder.resolve("folder"));
		try (Upload upload = this.home.files().upload(VirtualPath.of("/folder/new"), new UploadMode.Replace())) {
			TestHome.write(upload, "content");
			Files.move(folder, this.home.folder.resolve("moved"));
			link("folder", this.outside);
			assertThatExceptionOfType(NoSuchFileException.class).isThrownBy(() -> upload.commit(UploadCheck.NONE));
		}
		assertThat(this.outside).isDirectoryNotContaining("glob:**new");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", ".", "..", "a/b", "a\0b", "\uD800", "\uDC2E\uDC2E", "a\uDC2Fb", "\uDCC3\uDCA9" })
	void whatIsNotOneNameIsRefused(String name) {
		assertThatExceptionOfType(InvalidPathException.class).isThrownBy(() -> new DiskNames().path(name));
	}

	@Test
	void failuresNameVirtualPathsOnly() {
		assertThatExceptionOfType(NoSuchFileException.class).isThrownBy(() -> this.home.get("/folder/gone"))
			.withMessage("/folder/gone");
		assertThatExceptionOfType(FileSystemException.class).isThrownBy(() -> this.home.get("/" + "x".repeat(300)))
			.withMessageNotContaining(this.tmp.toString());
	}

	private void doesNotExist(String path) {
		VirtualPath virtual = VirtualPath.of(path);
		assertThatExceptionOfType(NoSuchFileException.class).isThrownBy(() -> this.home.get(path));
		assertThatExceptionOfType(NoSuchFileException.class).isThrownBy(() -> this.home.files().facts(virtual));
		assertThat(this.home.files().isDirectory(virtual)).isFalse();
	}

	private void link(String name, Path target) throws IOException {
		Files.createSymbolicLink(this.home.folder.resolve(name), target);
	}

	private PathGuard guard() throws IOException {
		DiskNames names = new DiskNames();
		return new PathGuard(this.home.folder, names, new HiddenNames(names));
	}

}
