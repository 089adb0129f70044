package dev.wharf.contract;

import java.io.IOException;
import java.nio.file.Files;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** A folder of 100,000 files is listed as it is read, not gathered first. */
@ServedBy(varies = {}, modes = Mode.REACTOR)
class LargeListingTests extends ContractTests {

	private static final int FILES = 100_000;

	@Test
	void listsEveryFileOnceInEveryForm() throws IOException {
		makeFiles();
		WireClient client = this.server.login();
		for (String command : List.of("LIST", "NLST", "MLSD")) {
			Set<String> names = new HashSet<>();
			for (String line : client.fetchLines(command)) {
				names.add(line.substring(line.lastIndexOf(' ') + 1));
			}
			assertThat(names.stream().filter((name) -> name.startsWith("file-"))).as(command).hasSize(FILES);
		}
		stopsInTheMiddleOfAListing(client);
	}

	/** In the same test, for the files are costly to make. */
	private void stopsInTheMiddleOfAListing(WireClient client) {
		DataLink data = client.passive();
		client.write("LIST\r\n");
		client.expectMark();
		assertThat(data.read(1000)).hasSize(1000);
		client.write("ABOR\r\n");
		client.expect(426);
		client.expect(226);
	}

	private void makeFiles() throws IOException {
		for (int index = 0; index < FILES; index++) {
			Files.createFile(this.server.home().resolve("file-" + index));
		}
	}

}
