package dev.wharf.storage;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.wharf.protocol.VirtualPath;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * STOU finds names that nobody has.
 */
class UniqueUploadTests {

	private static final UploadMode UNIQUE = new UploadMode.Unique();

	@TempDir
	private Path tmp;

	private TestHome home;

	@BeforeEach
	void aHome() throws IOException {
		this.home = new TestHome(this.tmp);
	}

	@Test
	void theWishedNameIsTakenIfItIsFree() throws IOException {
		assertThat(this.home.store("/scan.pdf", UNIQUE, "1")).hasToString("/scan.pdf");
		assertThat(this.home.store("/scan.pdf", UNIQUE, "2")).hasToString("/scan.1.pdf");
		assertThat(this.home.get("/scan.pdf")).isEqualTo("1");
		assertThat(this.home.get("/scan.1.pdf")).isEqualTo("2");
		assertThat(this.home.namesOnDisk()).containsExactly("scan.1.pdf", "scan.pdf");
	}

	@Test
	void withoutAWishAnyNameWillDo() throws IOException {
		VirtualPath first = this.home.store("/", UNIQUE, "1");
		VirtualPath second = this.home.store("/", UNIQUE, "2");
		assertThat(first).isNotEqualTo(second);
		assertThat(this.home.get(first.toString())).isEqualTo("1");
	}

	@Test
	void anUploadThatRunsHasItsNameAlready() throws IOException {
		try (Upload first = this.home.files().upload(VirtualPath.of("/scan"), UNIQUE);
				Upload second = this.home.files().upload(VirtualPath.of("/scan"), UNIQUE)) {
			assertThat(first.path()).hasToString("/scan");
			assertThat(second.path()).hasToString("/scan.1");
			assertThat(this.home.names("/")).isEmpty();
		}
	}

	@Test
	void aFileThatComesBetweenIsNotOverwritten() throws IOException {
		try (Upload upload = this.home.files().upload(VirtualPath.of("/scan"), UNIQUE)) {
			TestHome.write(upload, "mine");
			this.home.store("/scan", "other");
			assertThatExceptionOfType(FileAlreadyExistsException.class)
				.isThrownBy(() -> upload.commit(UploadCheck.NONE));
		}
		assertThat(this.home.get("/scan")).isEqualTo("other");
	}

	@Test
	void aBrokenOneGoesOnUnderTheNameThatWasTold() throws IOException {
		this.home.breakOff("/scan", UNIQUE, "half ");
		this.home.store("/scan", new UploadMode.ResumeAt(5), "and half");
		assertThat(this.home.get("/scan")).isEqualTo("half and half");
		assertThat(this.home.namesOnDisk()).containsExactly("scan");
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void manyAtOnceGetOneNameEach(boolean atomic) throws Exception {
		TestHome shared = new TestHome(this.tmp, atomic ? TestHome.DEFAULTS : TestHome.IN_PLACE);
		int uploads = 64;
		CyclicBarrier start = new CyclicBarrier(uploads);
		List<Future<String>> names = new ArrayList<>();
		try (ExecutorService threads = Executors.newFixedThreadPool(uploads)) {
			for (int i = 0; i < uploads; i++) {
				String content = "content " + i;
				names.add(threads.submit(() -> {
					start.await();
					VirtualPath path = shared.store("/scan.pdf", UNIQUE, content);
					assertThat(shared.get(path.toString())).isEqualTo(content);
					return path.name();
				}));
			}
		}
		List<String> told = new ArrayList<>();
		for (Future<String> name : names) {
			told.add(name.get());
		}
		assertThat(told).doesNotHaveDuplicates();
		assertThat(shared.namesOnDisk()).containsExactlyInAnyOrderElementsOf(told);
	}

}
