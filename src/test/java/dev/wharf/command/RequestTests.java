package dev.wharf.command;

import java.nio.charset.StandardCharsets;

import dev.wharf.protocol.ControlLine;
import dev.wharf.protocol.NameCodec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Taking a line apart.
 */
class RequestTests {

	@ParameterizedTest
	@CsvSource(ignoreLeadingAndTrailingWhitespace = false, quoteCharacter = '\'',
			value = { "NOOP,NOOP,''", "noop,NOOP,''", "RETR a,RETR,a", "RETR a b,RETR,a b", "RETR  a,RETR, a",
					"RETR a ,RETR,a ", "  PWD,PWD,''", "'','',''", "PASS ,PASS,''" })
	void theVerbEndsAtTheFirstSpaceAndTheRestIsTheArgument(String line, String verb, String argument) {
		Request request = request(line.getBytes(StandardCharsets.UTF_8));
		assertThat(request.verb()).isEqualTo(verb);
		assertThat(request.argument(NameCodec.UTF_8)).isEqualTo(argument);
	}

	@Test
	void theArgumentIsReadInTheCharsetOfItsTurn() {
		Request request = request(new byte[] { 'C', 'W', 'D', ' ', (byte) 0xE9 });
		assertThat(request.argument(NameCodec.of(StandardCharsets.ISO_8859_1))).isEqualTo("\u00e9");
	}

	private static Request request(byte[] octets) {
		return Request.of(new ControlLine(octets, false));
	}

}
