package dev.wharf.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

import dev.wharf.protocol.ControlLine;
import dev.wharf.protocol.LineDecoder;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The line decoder against whatever a client may send.
 */
class LineDecoderFuzzTests {

	private static final int BOUND = 40;

	private static final int[] TELNET = { 0, '\r', '\n', 240, 241, 242, 244, 250, 251, 254, 255, 255, 255 };

	@Test
	void keepsItsBoundAndFindsTheNextLineAfterAnything() {
		Seeds.first(5_000).forEach((seed) -> {
			LineDecoder decoder = new LineDecoder(BOUND);
			byte[] wire = Seeds.octets(Seeds.random(seed), 200, TELNET);
			for (ControlLine line : lines(decoder, wire)) {
				assertThat(line.octets().length).as("seed %d", seed).isLessThanOrEqualTo(line.tooLong() ? 0 : BOUND);
			}
			// What is left open, an option or a subnegotiation without end, costs two
			// lines at the most.
			byte[] rest = ("x".repeat(2 * BOUND) + "\n\nNOOP\r\n").getBytes(StandardCharsets.US_ASCII);
			assertThat(lines(decoder, rest).getLast().octets()).as("seed %d", seed).containsExactly('N', 'O', 'O', 'P');
			assertThat(decoder.isEmpty()).as("seed %d", seed).isTrue();
		});
	}

	@Test
	void readsTheLineThatAClientMeantThroughAllTelnetCommands() {
		Seeds.first(5_000).forEach((seed) -> {
			Random random = Seeds.random(seed);
			byte[] line = Seeds.octets(random, BOUND, 'a', 0xFF, '\r');
			for (int i = 0; i < line.length; i++) {
				line[i] = (line[i] == '\n') ? (byte) ' ' : line[i];
			}
			List<ControlLine> lines = lines(new LineDecoder(BOUND), wire(line, random));
			assertThat(lines).as("seed %d", seed).containsExactly(new ControlLine(line, false));
		});
	}

	/**
	 * The line as a client sends it that follows RFC 854, with at most ten commands
	 * strewn in.
	 */
	private static byte[] wire(byte[] line, Random random) {
		ByteArrayOutputStream wire = new ByteArrayOutputStream();
		int commands = 10;
		for (byte octet : line) {
			if (commands > 0 && random.nextInt(4) == 0) {
				commands--;
				wire.writeBytes(command(random));
			}
			wire.write(octet);
			if (octet == (byte) 0xFF) {
				wire.write(octet);
			}
			if (octet == '\r') {
				wire.write(0);
			}
		}
		wire.write('\r');
		wire.write('\n');
		return wire.toByteArray();
	}

	private static byte[] command(Random random) {
		return switch (random.nextInt(3)) {
			case 0 -> new byte[] { (byte) 255, (byte) (241 + random.nextInt(9)) };
			case 1 -> new byte[] { (byte) 255, (byte) (251 + random.nextInt(4)), (byte) random.nextInt(256) };
			default -> new byte[] { (byte) 255, (byte) 250, (byte) random.nextInt(240), (byte) 255, (byte) 240 };
		};
	}

	private static List<ControlLine> lines(LineDecoder decoder, byte[] wire) {
		List<ControlLine> lines = new ArrayList<>();
		for (byte octet : wire) {
			if (decoder.accept(octet)) {
				lines.add(decoder.take());
			}
		}
		return lines;
	}

}
