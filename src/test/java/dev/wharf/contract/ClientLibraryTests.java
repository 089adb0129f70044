package dev.wharf.contract;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;

import org.apache.commons.net.ftp.FTP;
import org.apache.commons.net.ftp.FTPClient;
import org.apache.commons.net.ftp.FTPFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** A day's work of a client library that knows nothing of this server. */
@ServedBy(varies = Axis.MODE)
class ClientLibraryTests extends ContractTests {

	private static final String NAME = "ein Bild \u00fcber \u65e5\u672c.txt";

	private FTPClient client = new FTPClient();

	@BeforeEach
	void login() throws IOException {
		this.client = LibraryClient.connect(this.server);
		assertThat(this.client.login("alice", "secret")).isTrue();
		this.client.setFileType(FTP.BINARY_FILE_TYPE);
		this.client.enterLocalPassiveMode();
	}

	@AfterEach
	void leave() throws IOException {
		if (this.client.isConnected()) {
			this.client.disconnect();
		}
	}

	@Test
	void storesAndRetrieves() throws IOException {
		assertThat(store(NAME, "content")).isTrue();
		assertThat(retrieve(NAME)).isEqualTo("content");
	}

	@Test
	void storesAndRetrievesActively() throws IOException {
		this.client.enterLocalActiveMode();
		assertThat(store(NAME, "content")).isTrue();
		assertThat(retrieve(NAME)).isEqualTo("content");
	}

	@Test
	void parsesListings() throws IOException {
		store(NAME, "content");
		this.client.makeDirectory("docs");
		FTPFile[] files = this.client.listFiles();
		assertThat(files).extracting(FTPFile::getName).containsExactlyInAnyOrder(NAME, "docs");
		FTPFile file = Stream.of(files).filter(FTPFile::isFile).findFirst().orElseThrow();
		assertThat(file.getSize()).isEqualTo(7);
		assertThat(file.hasPermission(FTPFile.USER_ACCESS, FTPFile.READ_PERMISSION)).isTrue();
	}

	@Test
	void parsesMachineListings() throws IOException {
		store(NAME, "content");
		FTPFile file = Arrays.stream(this.client.mlistDir()).filter(FTPFile::isFile).findFirst().orElseThrow();
		assertThat(file.getName()).isEqualTo(NAME);
		assertThat(file.getSize()).isEqualTo(7);
	}

	@Test
	void resumesADownload() throws IOException {
		store("a.txt", "0123456789");
		this.client.setRestartOffset(7);
		assertThat(retrieve("a.txt")).isEqualTo("789");
	}

	@Test
	void resumesAnUpload() throws IOException {
		store("a.txt", "0123456789");
		this.client.setRestartOffset(10);
		store("a.txt", "abc");
		assertThat(retrieve("a.txt")).isEqualTo("0123456789abc");
	}

	@Test
	void appends() throws IOException {
		store("a.txt", "one");
		this.client.appendFile("a.txt", new ByteArrayInputStream("two".getBytes(StandardCharsets.US_ASCII)));
		assertThat(retrieve("a.txt")).isEqualTo("onetwo");
	}

	@Test
	void renamesAndDeletes() throws IOException {
		store("a.txt", "content");
		assertThat(this.client.rename("a.txt", NAME)).isTrue();
		assertThat(this.client.deleteFile(NAME)).isTrue();
		assertThat(this.client.listNames()).isEmpty();
	}

	@Test
	void walksThroughFolders() throws IOException {
		assertThat(this.client.makeDirectory("docs")).isTrue();
		assertThat(this.client.changeWorkingDirectory("docs")).isTrue();
		assertThat(this.client.printWorkingDirectory()).isEqualTo("/docs");
		assertThat(this.client.changeToParentDirectory()).isTrue();
		assertThat(this.client.removeDirectory("docs")).isTrue();
	}

	@Test
	void setsAndReadsTimes() throws IOException {
		store("a.txt", "content");
		assertThat(this.client.setModificationTime("a.txt", "20100102030405")).isTrue();
		assertThat(this.client.getModificationTime("a.txt")).startsWith("20100102030405");
	}

	@Test
	void storesUniquely() throws IOException {
		assertThat(this.client.storeUniqueFile(new ByteArrayInputStream(new byte[10]))).isTrue();
		assertThat(this.client.listNames()).hasSize(1);
	}

	@Test
	void abortsADownload() throws IOException {
		this.server.writeZeros("huge.bin", 1L << 30);
		this.client.retrieveFileStream("huge.bin").read();
		this.client.abort();
		assertThat(this.client.completePendingCommand()).isTrue();
		assertThat(this.client.sendNoOp()).isTrue();
	}

	private boolean store(String name, String content) throws IOException {
		return this.client.storeFile(name, new ByteArrayInputStream(content.getBytes(StandardCharsets.US_ASCII)));
	}

	private String retrieve(String name) throws IOException {
		ByteArrayOutputStream content = new ByteArrayOutputStream();
		assertThat(this.client.retrieveFile(name, content)).isTrue();
		return content.toString(StandardCharsets.US_ASCII);
	}

}
