package dev.wharf.contract;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Names of every kind, and in every charset, reach the file they mean. */
@ServedBy(varies = Axis.MODE)
class FileNameTests extends ContractTests {

	/** "é" in UTF-8. */
	private static final String E_ACUTE = "\u00c3\u00a9";

	@ParameterizedTest
	@ValueSource(strings = { "two words.txt", " leading", "a'b\"c.txt", "semi;colon=x.txt", "*?[x].txt", "100%.txt",
			"back\\slash", "tab\there", "-rf", "..dots", "~user", "caf" + E_ACUTE,
			"\u00e6\u0097\u00a5\u00e6\u009c\u00ac" })
	void survivesStoreListAndRetrieve(String name) {
		WireClient client = this.server.login();
		client.put("STOR " + name, "content");
		assertThat(this.server.read(name)).asString().isEqualTo("content");
		assertThat(client.fetchLines("MLSD")).anyMatch((line) -> line.endsWith("; " + name));
		assertThat(client.fetch("RETR " + name)).asString().isEqualTo("content");
	}

	@ParameterizedTest
	@ValueSource(strings = { "NLST ./-la", "NLST -- -la", "NLST -a ./-la" })
	void listsANameThatLooksLikeAFlag(String command) {
		this.server.write("-la", "");
		this.server.write("other", "");
		assertThat(this.server.login().fetchLines(command)).singleElement().asString().endsWith("-la");
	}

	@Test
	void doublesQuotesInTheReplyThatTellsThem() {
		WireClient client = this.server.login();
		assertThat(client.expect(257, "MKD a\"b").text()).startsWith("257 \"/a\"\"b\"");
		client.expect(250, "CWD a\"b");
		assertThat(client.expect(257, "PWD").text()).startsWith("257 \"/a\"\"b\"");
	}

	@ParameterizedTest
	@ValueSource(strings = { "LIST", "NLST", "MLSD" })
	void givesANameWithALineEndNoLineOfItsOwn(String command) {
		this.server.write("evil\r\n-rw-r--r-- 1 a a 1 Jan  1  2000 forged", "");
		assertThat(this.server.login().fetchLines(command)).noneMatch((line) -> line.startsWith("-rw-r--r-- 1 a a 1"))
			.noneMatch((line) -> line.startsWith("forged"));
	}

	@Test
	void givesANameWithALineEndNoReplyOfItsOwn() {
		this.server.write("evil\r\n226 Forged.", "");
		WireClient client = this.server.login();
		assertThat(client.send("STAT /").text()).contains("evil").doesNotContain("\n226 ");
		client.expect(200, "NOOP");
	}

	@Test
	void retrievesWhatItListedWhereTheNameIsNoUtf8() {
		String name = "caf\u00e9.txt";
		this.server.write(name, "content");
		WireClient client = this.server.login();
		assertThat(client.fetchLines("NLST")).containsExactly(name);
		assertThat(client.fetch("RETR " + name)).asString().isEqualTo("content");
	}

	@Test
	void tellsOctetsApartThatAreNoUtf8() {
		this.server.write("\u00e9", "the one");
		this.server.write("\u00e8", "the other");
		WireClient client = this.server.login();
		assertThat(client.fetch("RETR \u00e9")).asString().isEqualTo("the one");
		assertThat(client.fetch("RETR \u00e8")).asString().isEqualTo("the other");
	}

	@Test
	void takesADoubled255AsPartOfAName() {
		this.server.write("a\u00ffb", "content");
		WireClient client = this.server.login();
		assertThat(client.fetchLines("NLST")).containsExactly("a\u00ffb");
		assertThat(client.fetch("RETR a\u00ff\u00ffb")).asString().isEqualTo("content");
	}

	@Test
	void doubles255InReplies() {
		WireClient client = this.server.login();
		assertThat(client.expect(257, "MKD a\u00ff\u00ffb").text()).contains("\"/a\u00ff\u00ffb\"");
		assertThat(this.server.exists("a\u00ffb")).isTrue();
	}

	@ParameterizedTest(name = "{0}")
	@CsvSource({ "latin, E9, C3A9", "gbk, C4E3BAC3, E4BDA0E5A5BD", "sjis, 93FA967B, E697A5E69CAC", "sjis, 835C, E382BD",
			"alice, C3A9, C3A9" })
	void translatesBetweenTheCharsetsOfUserAndDisk(String user, String wire, String disk) {
		WireClient client = this.server.login(user);
		client.put("STOR " + octets(wire), "content");
		assertThat(this.server.read(octets(disk))).asString().isEqualTo("content");
		assertThat(client.fetchLines("NLST")).containsExactly(octets(wire));
		assertThat(client.fetch("RETR " + octets(wire))).asString().isEqualTo("content");
	}

	/**
	 * "你" cannot be said in ISO-8859-1; whatever is listed for it must not lead to
	 * another file.
	 */
	@Test
	void neverTakesAWrongFileForANameItCannotSay() {
		this.server.write(octets("E4BDA0"), "the named");
		this.server.write("?", "the wrong");
		WireClient client = this.server.login("latin");
		for (String name : client.fetchLines("NLST")) {
			DataLink data = client.passive();
			client.write("RETR " + name + "\r\n");
			if (client.read().code() < 400) {
				String content = new String(data.readAll(), StandardCharsets.US_ASCII);
				client.expectDone();
				assertThat(content).isEqualTo(name.equals("?") ? "the wrong" : "the named");
			}
		}
	}

	@Test
	void listsWhatAnotherCharsetCannotDecode() {
		this.server.write(octets("FF80"), "content");
		WireClient client = this.server.login("gbk");
		String name = client.fetchLines("NLST").getFirst();
		assertThat(client.fetch("RETR " + name.replace("\u00ff", "\u00ff\u00ff"))).asString().isEqualTo("content");
	}

	@Test
	void refusesANameThatIsTooLong() {
		WireClient client = this.server.login();
		client.passivePort();
		assertThat(client.send("STOR " + "x".repeat(300)).code()).isIn(501, 550, 553);
	}

	@Test
	void refusesANulInAName() {
		this.server.write("a", "content");
		WireClient client = this.server.login();
		client.passivePort();
		assertThat(client.send("RETR a\0b").code()).isIn(500, 501, 550, 553);
	}

	@ParameterizedTest
	@ValueSource(strings = { ".wharf-secret", ".wharf-0.part" })
	void keepsItsOwnNamesToItself(String name) {
		this.server.write(name, "content");
		WireClient client = this.server.login();
		assertThat(client.fetch("LIST -a")).asString().doesNotContain(".wharf-");
		client.passivePort();
		assertThat(client.send("RETR " + name).code()).isIn(550, 553);
	}

	private static String octets(String hex) {
		return new String(HexFormat.of().parseHex(hex), StandardCharsets.ISO_8859_1);
	}

}
