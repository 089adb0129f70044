package dev.wharf.transfer;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.zip.InflaterInputStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Files and listings on their way to the client. */
class DownloadTests {

	private static final int MEGABYTE = 1 << 20;

	private static final DataFormat ASCII = new DataFormat(true, false, 6);

	private static final DataFormat DEFLATE = new DataFormat(false, true, 6);

	private final Loopback loopback = Loopback.with();

	@TempDir
	private Path folder;

	@AfterEach
	void close() {
		this.loopback.close();
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 4096, 5 * MEGABYTE + 7 })
	void sendsAFileAsItIs(int length) throws Exception {
		byte[] content = random(length);
		try (FileChannel file = file(content)) {
			Loopback.Running download = this.loopback.start(new TransferPlan.Send(file, DataFormat.BINARY));
			assertThat(download.read()).isEqualTo(content);
			assertThat(download.outcome()).isInstanceOfSatisfying(TransferOutcome.Completed.class,
					(completed) -> assertThat(completed.octets()).isEqualTo(length));
			assertThat(file.isOpen()).isTrue();
		}
	}

	@Test
	void startsWhereTheChannelStands() throws Exception {
		byte[] content = random(100_000);
		try (FileChannel file = file(content).position(99_000)) {
			Loopback.Running download = this.loopback.start(new TransferPlan.Send(file, DataFormat.BINARY));
			assertThat(download.read()).isEqualTo(Arrays.copyOfRange(content, 99_000, 100_000));
		}
	}

	@Test
	void convertsLineEndsInAsciiType() throws Exception {
		String line = "0123456789\n";
		try (FileChannel file = file((line.repeat(100_000) + "end\r\n").getBytes(US_ASCII))) {
			Loopback.Running download = this.loopback.start(new TransferPlan.Send(file, ASCII));
			assertThat(new String(download.read(), US_ASCII)).isEqualTo("0123456789\r\n".repeat(100_000) + "end\r\n");
			assertThat(download.outcome()).isInstanceOfSatisfying(TransferOutcome.Completed.class,
					(completed) -> assertThat(completed.octets()).isEqualTo(1_100_005));
		}
	}

	@Test
	void packsInDeflateMode() throws Exception {
		byte[] content = "All work and no play. ".repeat(100_000).getBytes(US_ASCII);
		try (FileChannel file = file(content)) {
			Loopback.Running download = this.loopback.start(new TransferPlan.Send(file, DEFLATE));
			byte[] packed = download.read();
			assertThat(packed.length).isLessThan(content.length / 10);
			assertThat(Arrays.equals(unpacked(packed), content)).isTrue();
		}
	}

	@Test
	void convertsBeforeItPacks() throws Exception {
		try (FileChannel file = file("a\nb\n".getBytes(US_ASCII))) {
			Loopback.Running download = this.loopback.start(new TransferPlan.Send(file, new DataFormat(true, true, 9)));
			assertThat(unpacked(download.read())).asString(US_ASCII).isEqualTo("a\r\nb\r\n");
		}
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void sendsContentWhileItIsWritten(boolean packed) throws Exception {
		CountDownLatch seen = new CountDownLatch(1);
		Loopback.Running listing = this.loopback.start(new TransferPlan.Write((out) -> {
			out.write("first\r\n".getBytes(US_ASCII));
			out.flush();
			assertThat(awaits(seen)).isTrue();
			out.write("last\r\n".getBytes(US_ASCII));
		}, packed ? DEFLATE : DataFormat.BINARY));
		var in = packed ? new InflaterInputStream(listing.client().getInputStream())
				: listing.client().getInputStream();
		assertThat(in.readNBytes(7)).asString(US_ASCII).isEqualTo("first\r\n");
		seen.countDown();
		assertThat(in.readAllBytes()).asString(US_ASCII).isEqualTo("last\r\n");
		assertThat(listing.outcome()).isInstanceOfSatisfying(TransferOutcome.Completed.class,
				(completed) -> assertThat(completed.octets()).isEqualTo(13));
	}

	@Test
	void sendsTheStartOfASlowListingWithoutBeingAsked() throws Exception {
		CountDownLatch seen = new CountDownLatch(1);
		Loopback.Running listing = this.loopback.start(new TransferPlan.Write((out) -> {
			for (int i = 0; i < 1000 && seen.getCount() > 0; i++) {
				out.write("entry\r\n".getBytes(US_ASCII));
				awaits(seen, 10);
			}
			assertThat(seen.getCount()).isZero();
		}, DataFormat.BINARY));
		assertThat(listing.client().getInputStream().readNBytes(7)).asString(US_ASCII).isEqualTo("entry\r\n");
		seen.countDown();
		assertThat(listing.outcome()).isInstanceOf(TransferOutcome.Completed.class);
	}

	@Test
	void sendsLongContentThroughASmallBuffer() throws Exception {
		byte[] line = "-rw-r--r-- 1 ftp ftp 1 Jan  1  2026 name\r\n".getBytes(US_ASCII);
		Loopback.Running listing = this.loopback.start(new TransferPlan.Write((out) -> {
			for (int i = 0; i < 100_000; i++) {
				out.write(line);
			}
			out.write('.');
		}, DataFormat.BINARY));
		assertThat(listing.read()).hasSize(100_000 * line.length + 1).endsWith('\r', '\n', '.');
	}

	/**
	 * A close with unread octets would throw away what a client with a small window has
	 * yet to fetch.
	 */
	@Test
	void losesNothingWhenTheClientTalksDuringTheDownload() throws Exception {
		byte[] content = random(100_000);
		try (FileChannel file = file(content); Socket client = new Socket()) {
			Reservation reservation = this.loopback.reserve();
			client.setReceiveBufferSize(4096);
			client.connect(new InetSocketAddress(Loopback.LOCALHOST, reservation.port()));
			client.getOutputStream().write(new byte[10]);
			Loopback.Running download = this.loopback.start(new TransferPlan.Send(file, DataFormat.BINARY),
					new PassiveEndpoint(reservation), client);
			assertThat(download.outcome()).isInstanceOf(TransferOutcome.Completed.class);
			assertThat(download.read()).isEqualTo(content);
		}
	}

	@Test
	void stalledDownloadsLeaveOthersMoving() throws Exception {
		List<Loopback.Running> stalled = new ArrayList<>();
		try (FileChannel large = largeFile(); FileChannel small = file(random(MEGABYTE))) {
			for (int i = 0; i < 4 * Runtime.getRuntime().availableProcessors(); i++) {
				stalled.add(this.loopback.start(new TransferPlan.Send(large, DataFormat.BINARY)));
			}
			stalled.forEach(Loopback.Running::awaitConnected);
			Loopback.Running other = this.loopback.start(new TransferPlan.Send(small, DataFormat.BINARY));
			assertThat(other.read()).hasSize(MEGABYTE);
			assertThat(stalled).allMatch((download) -> download.transfer().running());
			this.loopback.engine().abortAll();
			assertThat(stalled).extracting(Loopback.Running::outcome)
				.hasOnlyElementsOfType(TransferOutcome.Aborted.class);
		}
	}

	@Test
	void reportsAClientThatGoesAway() throws Exception {
		try (FileChannel large = largeFile()) {
			Loopback.Running download = this.loopback.start(new TransferPlan.Send(large, DataFormat.BINARY));
			download.client().getInputStream().readNBytes(MEGABYTE);
			download.client().close();
			assertThat(download.outcome()).isInstanceOf(TransferOutcome.ConnectionLost.class);
			assertThat(download.transfer().octets()).isGreaterThanOrEqualTo(MEGABYTE);
		}
	}

	@Test
	void aWriterThatWrapsTheLossOfTheConnectionIsUnderstood() throws Exception {
		Loopback.Running listing = this.loopback.start(new TransferPlan.Write((out) -> {
			try {
				while (true) {
					out.write(new byte[1000]);
				}
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}, DataFormat.BINARY));
		listing.client().close();
		assertThat(listing.outcome()).isInstanceOf(TransferOutcome.ConnectionLost.class);
	}

	@Test
	void aFailureOfTheContentIsNotTakenForAnEnd() throws Exception {
		Loopback.Running listing = this.loopback.start(new TransferPlan.Write((out) -> {
			out.write(new byte[100]);
			out.flush();
			throw new IOException("folder vanished");
		}, DataFormat.BINARY));
		assertThatExceptionOfType(SocketException.class).isThrownBy(listing::read);
		assertThat(listing.outcome()).isInstanceOfSatisfying(TransferOutcome.LocalFailure.class,
				(failure) -> assertThat(failure.cause()).hasMessage("folder vanished"));
	}

	@Test
	void aFileThatCannotBeReadIsALocalFailure() throws Exception {
		try (FileChannel unreadable = FileChannel.open(this.folder.resolve("new"), StandardOpenOption.CREATE,
				StandardOpenOption.WRITE)) {
			unreadable.write(ByteBuffer.allocate(10), 0);
			Loopback.Running download = this.loopback.start(new TransferPlan.Send(unreadable, ASCII));
			assertThat(download.outcome()).isInstanceOf(TransferOutcome.LocalFailure.class);
		}
	}

	private FileChannel file(byte[] content) throws IOException {
		return FileChannel.open(Files.write(Files.createTempFile(this.folder, "file", null), content));
	}

	/** More than all socket buffers between the two ends hold. */
	private FileChannel largeFile() throws IOException {
		Path path = this.folder.resolve("large");
		try (FileChannel sparse = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
			sparse.write(ByteBuffer.allocate(1), 256L * MEGABYTE);
		}
		return FileChannel.open(path);
	}

	private static byte[] random(int length) {
		byte[] octets = new byte[length];
		new Random(length).nextBytes(octets);
		return octets;
	}

	private static byte[] unpacked(byte[] packed) throws IOException {
		ByteArrayOutputStream unpacked = new ByteArrayOutputStream();
		new InflaterInputStream(new ByteArrayInputStream(packed)).transferTo(unpacked);
		return unpacked.toByteArray();
	}

	private static boolean awaits(CountDownLatch latch) {
		return awaits(latch, TimeUnit.SECONDS.toMillis(30));
	}

	private static boolean awaits(CountDownLatch latch, long milliseconds) {
		try {
			return latch.await(milliseconds, TimeUnit.MILLISECONDS);
		}
		catch (InterruptedException ex) {
			throw new AssertionError(ex);
		}
	}

}
