package dev.wharf.protocol;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What LIST and NLST are asked.
 */
class ListArgumentsTests {

	@ParameterizedTest
	@CsvSource({ "'', ''", "docs, docs", "-la, ''", "'-la ', ''", "-la docs, docs", "-l -a docs, docs",
			"-a my docs, my docs", "'-a docs ', 'docs '", "'-a  docs', ' docs'", "a -l, a -l", "-- -l, -l",
			"-a -- -l x, -l x", "-- -- x, -- x", "--, ''", "./-l, ./-l", "-notes.txt, -notes.txt",
			"-l -notes.txt, -notes.txt", "-, -", "-xyz9 docs, docs", "--full-time docs, docs", "--sort=size, ''",
			"-- --sort, --sort", "-é, -é", "-R *.txt, *.txt" })
	void findsThePathBehindTheFlags(String argument, String path) {
		assertThat(ListArguments.parse(argument).path()).isEqualTo(path);
	}

	@Test
	void readsFlagsTogetherOrApart() {
		ListArguments expected = new ListArguments(true, true, true, true, true, "docs");
		assertThat(ListArguments.parse("-aRdl1 docs")).isEqualTo(expected);
		assertThat(ListArguments.parse("-A -R -d -l -1 docs")).isEqualTo(expected);
	}

	@Test
	void ignoresFlagsThatItDoesNotKnow() {
		assertThat(ListArguments.parse("-FhTx docs"))
			.isEqualTo(new ListArguments(false, false, false, false, false, "docs"));
	}

}
