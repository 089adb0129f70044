package dev.wharf.protocol;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * What a control line is. In the texts every character is the octet of its number, so
 * that {@code \u00ff} is IAC.
 */
class LineDecoderTests {

	private static final String TOO_LONG = "(too long)";

	private final LineDecoder decoder = new LineDecoder(16);

	@ParameterizedTest
	@ValueSource(strings = { "NOOP\r\nQUIT\r\n", "NOOP\nQUIT\n", "NOOP\r\nQUIT\n" })
	void endsALineAtLfOrCrlf(String wire) {
		assertThat(lines(wire)).containsExactly("NOOP", "QUIT");
	}

	@Test
	void tellsAnEmptyLine() {
		assertThat(lines("\r\n\n")).containsExactly("", "");
	}

	@Test
	void readsCrNulAsTheCrOfAName() {
		assertThat(lines("DELE a\r\0b\r\n")).containsExactly("DELE a\rb");
	}

	@Test
	void keepsACrThatEndsNoLine() {
		assertThat(lines("DELE a\rb\r\r\n")).containsExactly("DELE a\rb\r");
	}

	@Test
	void keepsANulThatFollowsNoCr() {
		assertThat(lines("DELE a\0b\r\n")).containsExactly("DELE a\0b");
	}

	@Test
	void readsADoubledIacAsOneOctet() {
		assertThat(lines("DELE \u00ff\u00ff\r\n")).containsExactly("DELE \u00ff");
	}

	@Test
	void readsAnIacBeforeNoCommandAsTheOctetOfAClientThatDoesNotDoubleIt() {
		assertThat(lines("DELE \u00ffa\u00ff\r\n")).containsExactly("DELE \u00ffa\u00ff");
	}

	@Test
	void readsAbortSentAsTelnetSynch() {
		assertThat(lines("\u00ff\u00f4\u00ff\u00f2ABOR\r\n")).containsExactly("ABOR");
	}

	@ParameterizedTest
	@CsvSource({ "\u00fb", "\u00fc", "\u00fd", "\u00fe" })
	void removesAnOptionWithItsCommand(String command) {
		assertThat(lines("NO\u00ff" + command + "\nOP\r\n")).containsExactly("NOOP");
	}

	@Test
	void removesASubnegotiationWithWhatIsInIt() {
		assertThat(lines("NO\u00ff\u00fa\u0018a\r\n\u00ff\u00ff\u00f0b\u00ff\u00f0OP\r\n")).containsExactly("NOOP");
	}

	@Test
	void endsALineWhoseCrAndLfATelnetCommandParts() {
		assertThat(lines("NOOP\r\u00ff\u00f1\nQUIT\r\n")).containsExactly("NOOP", "QUIT");
	}

	@Test
	void takesALineOfJustTheBound() {
		assertThat(lines("0123456789abcdef\r\n")).containsExactly("0123456789abcdef");
	}

	@ParameterizedTest
	@ValueSource(strings = { "0123456789abcdefg\r\nNOOP\r\n", "0123456789abcdef\rg\nNOOP\n",
			"0123456789abcdef\u00ffghij\u00ff\u00fa\r\nNOOP\r\n" })
	void reportsAnOverlongLineOnceAndGoesOn(String wire) {
		assertThat(lines(wire)).containsExactly(TOO_LONG, "NOOP");
	}

	@Test
	void boundsASubnegotiationThatNeverEnds() {
		assertThat(lines("\u00ff\u00fa" + "x".repeat(16) + "y\r\nNOOP\r\n")).containsExactly(TOO_LONG, "NOOP");
	}

	@Test
	void boundsTelnetCommandsWithoutALine() {
		assertThat(lines("\u00ff\u00f1".repeat(17) + "\nNOOP\n")).containsExactly(TOO_LONG, "NOOP");
	}

	@Test
	void takesSignedOctetsToo() {
		for (byte octet : new byte[] { (byte) 0xFF, (byte) 0xFF, (byte) 0xE9 }) {
			this.decoder.accept(octet);
		}
		this.decoder.accept('\n');
		assertThat(this.decoder.take().octets()).containsExactly(0xFF, 0xE9);
	}

	@ParameterizedTest
	@ValueSource(strings = { "N", "\r", "\u00ff", "\u00ff\u00fd", "\u00ff\u00fa", "NOOP\r\n", "0123456789abcdefg" })
	void isNotEmptyWhileSomethingIsHalfReadOrNotTaken(String wire) {
		wire.chars().forEach(this.decoder::accept);
		assertThat(this.decoder.isEmpty()).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "NOOP\r\n", "\u00ff\u00f1", "0123456789abcdefg\r\n" })
	void isEmptyBetweenLines(String wire) {
		lines(wire);
		assertThat(this.decoder.isEmpty()).isTrue();
	}

	@Test
	void refusesToMixALineThatWasNotTakenWithTheNext() {
		this.decoder.accept('\n');
		assertThatIllegalStateException().isThrownBy(() -> this.decoder.accept('N'));
	}

	@Test
	void refusesToHandOutAnIncompleteLine() {
		this.decoder.accept('N');
		assertThatIllegalStateException().isThrownBy(this.decoder::take);
	}

	@Test
	void refusesABoundThatNoLineFits() {
		assertThatIllegalArgumentException().isThrownBy(() -> new LineDecoder(0));
	}

	private List<String> lines(String wire) {
		List<String> lines = new ArrayList<>();
		for (byte octet : wire.getBytes(StandardCharsets.ISO_8859_1)) {
			if (this.decoder.accept(octet)) {
				ControlLine line = this.decoder.take();
				lines.add(line.tooLong() ? TOO_LONG : new String(line.octets(), StandardCharsets.ISO_8859_1));
			}
		}
		return lines;
	}

}
