package dev.wharf.protocol;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Line ends in ASCII type, in both directions. In the tables {@code N} is LF and
 * {@code R} is CR.
 */
class AsciiConversionTests {

	@ParameterizedTest
	@CsvSource({ "aNb, aRNb", "N, RN", "NN, RNRN", "aRNb, aRNb", "RNN, RNRN", "R, R", "RRN, RRN", "aRb, aRb",
			"'', ''" })
	void sendsEveryLineEndAsCrlf(String file, String wire) {
		assertThat(encode(new AsciiEncoder(), file, 1024, 1024)).isEqualTo(wire);
		assertThat(encode(new AsciiEncoder(), file, 1, 1)).isEqualTo(wire);
	}

	@ParameterizedTest
	@CsvSource({ "aRNb, aNb", "RN, N", "RNRN, NN", "aNb, aNb", "aRb, aRb", "RRN, RN", "aR, aR", "R, R", "RR, RR",
			"'', ''" })
	void storesEveryCrlfAsLineEndAndKeepsALoneCr(String wire, String file) {
		assertThat(decode(wire, 1024, 1024)).isEqualTo(file);
		assertThat(decode(wire, 1, 1)).isEqualTo(file);
	}

	@Test
	void saysHowMuchRoomTheWorstInputNeeds() {
		assertThat(encode(new AsciiEncoder(), "NNNN", 4, AsciiEncoder.maxOutput(4))).hasSize(8);
		AsciiDecoder decoder = new AsciiDecoder();
		ByteBuffer out = ByteBuffer.allocate(AsciiDecoder.maxOutput(1));
		decoder.decode(ByteBuffer.wrap(new byte[] { '\r' }), out);
		decoder.decode(ByteBuffer.wrap(new byte[] { 'a' }), out);
		assertThat(out.hasRemaining()).isFalse();
	}

	@Test
	void convertsDirectBuffers() {
		ByteBuffer in = ByteBuffer.allocateDirect(8).put(octets("aNb")).flip();
		ByteBuffer out = ByteBuffer.allocateDirect(8);
		new AsciiEncoder().encode(in, out);
		assertThat(text(out)).isEqualTo("aRNb");
	}

	@Test
	void countsTheOctetsOnTheWire() throws IOException {
		byte[] file = octets("aNbRNc".repeat(50_000));
		long length = AsciiEncoder.encodedLength(Channels.newChannel(new ByteArrayInputStream(file)));
		assertThat(length).isEqualTo(50_000L * "aRNbRNc".length());
	}

	@ParameterizedTest
	@CsvSource({ "0, aRNbRNRc", "1, RNbRNRc", "2, NbRNRc", "3, bRNRc", "4, RNRc", "5, NRc", "6, Rc", "7, c", "8, ''" })
	void goesOnAtAnyOctetOfTheWire(long offset, String rest, @TempDir Path folder) throws IOException {
		Path file = Files.write(folder.resolve("file"), octets("aNbRNRc"));
		try (FileChannel source = FileChannel.open(file)) {
			AsciiEncoder encoder = AsciiEncoder.resume(source, offset);
			byte[] left = Channels.newInputStream(source).readAllBytes();
			assertThat(encode(encoder, text(ByteBuffer.wrap(left).position(left.length)), 1024, 1024)).isEqualTo(rest);
		}
	}

	@Test
	void refusesToGoOnBehindTheEnd(@TempDir Path folder) throws IOException {
		Path file = Files.write(folder.resolve("file"), octets("aN"));
		try (FileChannel source = FileChannel.open(file)) {
			assertThatExceptionOfType(EOFException.class).isThrownBy(() -> AsciiEncoder.resume(source, 4))
				.withMessageContaining("only 3 octets");
		}
	}

	private static String encode(AsciiEncoder encoder, String file, int inputSize, int outputSize) {
		StringBuilder wire = new StringBuilder();
		ByteBuffer out = ByteBuffer.allocate(outputSize);
		for (String part : parts(file, inputSize)) {
			ByteBuffer in = ByteBuffer.wrap(octets(part));
			while (in.hasRemaining()) {
				encoder.encode(in, out.clear());
				wire.append(text(out));
			}
		}
		return wire.toString();
	}

	private static String decode(String wire, int inputSize, int outputSize) {
		StringBuilder file = new StringBuilder();
		AsciiDecoder decoder = new AsciiDecoder();
		ByteBuffer out = ByteBuffer.allocate(outputSize);
		for (String part : parts(wire, inputSize)) {
			ByteBuffer in = ByteBuffer.wrap(octets(part));
			while (in.hasRemaining()) {
				decoder.decode(in, out.clear());
				file.append(text(out));
			}
		}
		decoder.finish(out.clear());
		return file.append(text(out)).toString();
	}

	private static String[] parts(String text, int size) {
		return text.split("(?<=\\G.{" + size + "})", -1);
	}

	private static byte[] octets(String text) {
		return text.replace('N', '\n').replace('R', '\r').getBytes(StandardCharsets.US_ASCII);
	}

	private static String text(ByteBuffer written) {
		String text = StandardCharsets.US_ASCII.decode(written.duplicate().flip()).toString();
		return text.replace('\n', 'N').replace('\r', 'R');
	}

}
