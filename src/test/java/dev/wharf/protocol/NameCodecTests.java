package dev.wharf.protocol;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * What octets a name has on the wire, and that a name which a client saw is the name that
 * it gets.
 */
class NameCodecTests {

	@ParameterizedTest
	@CsvSource({ "UTF-8, Grüße, 4772c3bcc39f65", "UTF-8, 😀, f09f9880", "ISO-8859-1, Grüße, 4772fcdf65",
			"GBK, 中文, d6d0cec4", "Shift_JIS, ソース.txt, 835c815b83582e747874", "EUC-KR, 한글, c7d1b1db" })
	void writesAndReadsNamesInItsCharset(String charset, String name, String octets) {
		NameCodec codec = NameCodec.of(Charset.forName(charset));
		assertThat(codec.encode(name)).isEqualTo(octets(octets));
		assertThat(codec.decode(octets(octets))).isEqualTo(name);
	}

	@ParameterizedTest
	@CsvSource({ "UTF-8, 61e962, a\udce9b", "UTF-8, e28241, \udce2\udc82A", "UTF-8, c0af, \udcc0\udcaf",
			"UTF-8, eda080, \udced\udca0\udc80", "UTF-8, ff, \udcff", "US-ASCII, c3a9, \udcc3\udca9",
			"GBK, 61ff81, a\udcff\udc81" })
	void escapesOctetsThatTheCharsetDoesNotKnow(String charset, String octets, String text) {
		NameCodec codec = NameCodec.of(Charset.forName(charset));
		assertThat(codec.decode(octets(octets))).isEqualTo(text);
		assertThat(codec.encode(text)).isEqualTo(octets(octets));
	}

	@Test
	void escapesOnlyOctetsThatWouldNotComeBackTheSame() {
		// Windows knows the sign twice, and writes the other one.
		NameCodec codec = NameCodec.of(Charset.forName("windows-31j"));
		assertThat(codec.decode(octets("8140879041"))).isEqualTo("\u3000\udc87\udc90A");
	}

	@Test
	void keepsTwoCharactersApartThatTheCharsetHasOneCodeFor() {
		NameCodec codec = NameCodec.of(Charset.forName("x-SJIS_0213"));
		byte[] twoCodes = octets("857b867b");
		assertThat(codec.decode(octets("857b"))).isEqualTo("æ");
		assertThat(codec.encode("æ\u0300")).isEqualTo(octets("8663"));
		assertThat(codec.encode(codec.decode(twoCodes))).isEqualTo(twoCodes);
	}

	@Test
	void writesACharacterThatTheCharsetDoesNotHaveAsQuestionMark() {
		NameCodec codec = NameCodec.of(StandardCharsets.ISO_8859_1);
		assertThat(codec.encode("a€b")).isEqualTo("a?b".getBytes(StandardCharsets.US_ASCII));
		assertThat(codec.canEncode("a€b")).isFalse();
		assertThat(codec.canEncode("aéb")).isTrue();
	}

	@Test
	void neverWritesAnEscapeThatWouldComeBackAsAnotherName() {
		NameCodec codec = NameCodec.of(StandardCharsets.ISO_8859_1);
		assertThat(codec.encode("\udce9")).isEqualTo(codec.encode("?"));
		assertThat(codec.canEncode("\udce9")).isFalse();
		assertThat(NameCodec.UTF_8.canEncode("\udcc3\udca9")).isFalse();
	}

	@ParameterizedTest
	@ValueSource(ints = { 0xDC00, 0xDC2E, 0xDC2F, 0xDC7F, 0xDD00, 0xD800 })
	void writesNoAsciiForASurrogateThatIsNoEscape(int surrogate) {
		assertThat(NameCodec.UTF_8.encode(String.valueOf((char) surrogate))).containsExactly('?');
	}

	@ParameterizedTest
	@ValueSource(strings = { "UTF-16", "UTF-32LE", "ISO-2022-JP", "IBM037", "x-JISAutoDetect" })
	void refusesACharsetThatDoesNotContainAscii(String charset) {
		assertThatIllegalArgumentException().isThrownBy(() -> NameCodec.of(Charset.forName(charset)))
			.withMessageContaining(charset);
	}

	@Test
	void isTheSameForUtf8HoweverItIsAskedFor() {
		assertThat(NameCodec.of(StandardCharsets.UTF_8)).isSameAs(NameCodec.UTF_8);
		assertThat(NameCodec.UTF_8.charset()).isEqualTo(StandardCharsets.UTF_8);
	}

	private static byte[] octets(String hex) {
		return HexFormat.of().parseHex(hex);
	}

}
