package dev.wharf.transfer;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.DeflaterOutputStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Files on their way from the client. */
class UploadTests {

	private static final DataFormat ASCII = new DataFormat(true, false, 6);

	private static final DataFormat DEFLATE = new DataFormat(false, true, 6);

	private final Loopback loopback = Loopback.with();

	private final ByteArrayOutputStream received = new ByteArrayOutputStream();

	@AfterEach
	void close() {
		this.loopback.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "16MB", "0B" })
	void storesWhatArrivesWithAndWithoutLargeBuffers(String bufferMemory) throws Exception {
		byte[] content = random(5_000_007);
		try (Loopback small = Loopback.with("buffer-memory", bufferMemory)) {
			Loopback.Running upload = small.start(receive(DataFormat.BINARY));
			upload.write(content);
			assertThat(upload.outcome()).isInstanceOfSatisfying(TransferOutcome.Completed.class,
					(completed) -> assertThat(completed.octets()).isEqualTo(content.length));
			assertThat(this.received.toByteArray()).isEqualTo(content);
		}
	}

	@Test
	void convertsLineEndsInAsciiType() throws Exception {
		Loopback.Running upload = this.loopback.start(receive(ASCII));
		upload.write(("0123456789\r\n".repeat(100_000) + "lone\r").getBytes(US_ASCII));
		assertThat(upload.outcome()).isInstanceOf(TransferOutcome.Completed.class);
		assertThat(this.received.toString(US_ASCII)).isEqualTo("0123456789\n".repeat(100_000) + "lone\r");
	}

	@Test
	void unpacksInDeflateMode() throws Exception {
		byte[] content = random(3_000_000);
		Loopback.Running upload = this.loopback.start(receive(DEFLATE));
		upload.write(packed(content));
		assertThat(upload.outcome()).isInstanceOf(TransferOutcome.Completed.class);
		assertThat(this.received.toByteArray()).isEqualTo(content);
	}

	@Test
	void ignoresWhatFollowsThePackedFile() throws Exception {
		byte[] packed = packed(new byte[1000]);
		Loopback.Running upload = this.loopback.start(receive(DEFLATE));
		upload.write(Arrays.copyOf(packed, packed.length + 100_000));
		assertThat(upload.outcome()).isInstanceOf(TransferOutcome.Completed.class);
		assertThat(this.received.toByteArray()).isEqualTo(new byte[1000]);
	}

	@Test
	void aPackedFileThatStopsShortIsBroken() throws Exception {
		byte[] packed = packed(random(100_000));
		Loopback.Running upload = this.loopback.start(receive(DEFLATE));
		upload.write(Arrays.copyOf(packed, packed.length / 2));
		assertThat(upload.outcome())
			.isEqualTo(new TransferOutcome.ConnectionLost("The compressed data ended too early"));
		assertThat(this.received.size()).isPositive();
	}

	@Test
	void aPackedFileThatIsNoneIsBroken() throws Exception {
		Loopback.Running upload = this.loopback.start(receive(DEFLATE));
		upload.write("not packed at all".getBytes(US_ASCII));
		assertThat(upload.outcome()).isInstanceOf(TransferOutcome.ConnectionLost.class);
	}

	@Test
	void aResetIsNotAnEnd() throws Exception {
		Loopback.Running upload = this.loopback.start(receive(DataFormat.BINARY));
		upload.client().getOutputStream().write(new byte[1000]);
		await().until(() -> upload.transfer().octets() == 1000);
		upload.client().setSoLinger(true, 0);
		upload.client().close();
		assertThat(upload.outcome()).isInstanceOf(TransferOutcome.ConnectionLost.class);
		assertThat(this.received.size()).isEqualTo(1000);
	}

	@Test
	void aFullDiskIsALocalFailure() throws Exception {
		IOException full = new IOException("No space left on device");
		Loopback.Running upload = this.loopback
			.start(new TransferPlan.Receive(new FailingChannel(full), DataFormat.BINARY));
		upload.client().getOutputStream().write(1);
		assertThat(upload.outcome()).isEqualTo(new TransferOutcome.LocalFailure(full));
	}

	private TransferPlan receive(DataFormat format) {
		return new TransferPlan.Receive(Channels.newChannel(this.received), format);
	}

	private static byte[] packed(byte[] content) throws IOException {
		ByteArrayOutputStream packed = new ByteArrayOutputStream();
		try (DeflaterOutputStream out = new DeflaterOutputStream(packed)) {
			out.write(content);
		}
		return packed.toByteArray();
	}

	private static byte[] random(int length) {
		byte[] octets = new byte[length];
		new Random(length).nextBytes(octets);
		return octets;
	}

	/** A disk on which every write fails. */
	private record FailingChannel(IOException failure) implements WritableByteChannel {

		@Override
		public int write(ByteBuffer octets) throws IOException {
			throw this.failure;
		}

		@Override
		public boolean isOpen() {
			return true;
		}

		@Override
		public void close() {
			throw new AssertionError("The engine does not close what it did not open");
		}

	}

}
