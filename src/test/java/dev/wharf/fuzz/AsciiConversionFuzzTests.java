package dev.wharf.fuzz;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.function.BiConsumer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.wharf.protocol.AsciiDecoder;
import dev.wharf.protocol.AsciiEncoder;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Line ends in ASCII type with buffers that end anywhere, against a conversion of the
 * text as a whole.
 */
class AsciiConversionFuzzTests {

	private static final String ALPHABET = "ab\r\n\r\n";

	@Test
	void sendsTheSameWhereverBuffersEnd() {
		Seeds.first(10_000).forEach((seed) -> {
			Random random = Seeds.random(seed);
			String file = Seeds.text(random, 40, ALPHABET);
			assertThat(convert(file, new AsciiEncoder()::encode, random)).as("seed %d", seed).isEqualTo(toWire(file));
		});
	}

	@Test
	void storesTheSameWhereverBuffersEnd() {
		Seeds.first(10_000).forEach((seed) -> {
			Random random = Seeds.random(seed);
			String wire = Seeds.text(random, 40, ALPHABET);
			AsciiDecoder decoder = new AsciiDecoder();
			ByteBuffer last = ByteBuffer.allocate(1);
			String file = convert(wire, decoder::decode, random);
			decoder.finish(last);
			assertThat(file + text(last)).as("seed %d", seed).isEqualTo(wire.replace("\r\n", "\n"));
		});
	}

	@Test
	void goesOnAtAnyOctetOfTheWire(@TempDir Path folder) throws IOException {
		for (int seed = 0; seed < 200; seed++) {
			Random random = Seeds.random(seed);
			String content = Seeds.text(random, 40, ALPHABET);
			String wire = toWire(content);
			Path file = Files.writeString(folder.resolve("file"), content);
			try (FileChannel source = FileChannel.open(file)) {
				assertThat(AsciiEncoder.encodedLength(source)).isEqualTo(wire.length());
				int offset = random.nextInt(wire.length() + 1);
				AsciiEncoder encoder = AsciiEncoder.resume(source, offset);
				byte[] rest = Channels.newInputStream(source).readAllBytes();
				String left = new String(rest, StandardCharsets.US_ASCII);
				assertThat(convert(left, encoder::encode, random)).as("seed %d", seed)
					.isEqualTo(wire.substring(offset));
			}
		}
	}

	private static String toWire(String file) {
		return file.replaceAll("(?<!\r)\n", "\r\n");
	}

	private static String convert(String text, BiConsumer<ByteBuffer, ByteBuffer> conversion, Random random) {
		StringBuilder converted = new StringBuilder();
		int start = 0;
		while (start < text.length()) {
			int end = Math.min(text.length(), start + 1 + random.nextInt(8));
			ByteBuffer in = ByteBuffer.wrap(text.substring(start, end).getBytes(StandardCharsets.US_ASCII));
			while (in.hasRemaining()) {
				ByteBuffer out = ByteBuffer.allocate(1 + random.nextInt(8));
				conversion.accept(in, out);
				converted.append(text(out));
			}
			start = end;
		}
		return converted.toString();
	}

	private static String text(ByteBuffer written) {
		return StandardCharsets.US_ASCII.decode(written.flip()).toString();
	}

}
