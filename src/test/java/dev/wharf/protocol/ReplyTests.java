package dev.wharf.protocol;

import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * The wire form of replies.
 */
class ReplyTests {

	@Test
	void putsTheCodeBeforeASingleLine() {
		assertThat(wire(Reply.of(200, "Fine."))).isEqualTo("200 Fine.\r\n");
	}

	@Test
	void putsTheCodeBeforeTheFirstAndTheLastOfSeveralLines() {
		Reply reply = Reply.multiline(211, "Features:", List.of(" MDTM", " SIZE"), "End");
		assertThat(wire(reply)).isEqualTo("211-Features:\r\n MDTM\r\n SIZE\r\n211 End\r\n");
	}

	@Test
	void indentsALineThatCouldBeTakenForTheLast() {
		Reply reply = Reply.multiline(214, "Help", List.of("214 is a code", "", "text"), "End");
		assertThat(wire(reply)).isEqualTo("214-Help\r\n 214 is a code\r\n\r\ntext\r\n214 End\r\n");
	}

	@Test
	void letsNoNameForgeALine() {
		assertThat(wire(Reply.of(257, "\"/a\r\n230 b\0\""))).isEqualTo("257 \"/a??230 b?\"\r\n");
	}

	@Test
	void doublesTheOctetThatTelnetTakesForACommand() {
		byte[] wire = Reply.of(257, "\udcff").encode(NameCodec.UTF_8);
		assertThat(wire).containsExactly('2', '5', '7', ' ', 0xFF, 0xFF, '\r', '\n');
	}

	@Test
	void writesNamesAsTheSessionWantsThem() {
		byte[] wire = Reply.of(257, "é").encode(NameCodec.of(StandardCharsets.ISO_8859_1));
		assertThat(wire).containsExactly('2', '5', '7', ' ', 0xE9, '\r', '\n');
	}

	@ParameterizedTest
	@CsvSource({ "150, true", "226, true", "331, true", "425, false", "550, false" })
	void tellsSuccessByTheCode(int code, boolean positive) {
		assertThat(Reply.of(code, "").isPositive()).isEqualTo(positive);
	}

	@Test
	void carriesAFollowUp() {
		Reply reply = Reply.of(221, "Goodbye.");
		assertThat(reply.followUp()).isEqualTo(FollowUp.NONE);
		assertThat(reply.then(FollowUp.CLOSE)).isEqualTo(new Reply(221, List.of("Goodbye."), FollowUp.CLOSE));
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 99, 600 })
	void refusesWhatIsNoCode(int code) {
		assertThatIllegalArgumentException().isThrownBy(() -> Reply.of(code, ""));
	}

	@Test
	void theFirstLineAloneIsThatOfAReplyOfSeveral() {
		Reply reply = Reply.of(213, "Status of /a\rb\udcff");
		assertThat(reply.opening(NameCodec.UTF_8)).isEqualTo(new byte[] { '2', '1', '3', '-', 'S', 't', 'a', 't', 'u',
				's', ' ', 'o', 'f', ' ', '/', 'a', '?', 'b', (byte) 0xFF, (byte) 0xFF, '\r', '\n' });
	}

	@Test
	void refusesAReplyWithoutALine() {
		assertThatIllegalArgumentException().isThrownBy(() -> new Reply(200, List.of(), FollowUp.NONE));
	}

	private static String wire(Reply reply) {
		return new String(reply.encode(NameCodec.UTF_8), StandardCharsets.UTF_8);
	}

}
