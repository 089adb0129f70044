package dev.wharf.contract;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** STOU at the same moment from many clients gives each a file of its own. */
@ServedBy(varies = Axis.PROCESS, severalClients = true)
class UniqueNamesTests extends ContractTests {

	@Test
	void givesEveryClientAFileOfItsOwn() {
		List<WireClient> clients = new ArrayList<>();
		List<DataLink> links = new ArrayList<>();
		for (int index = 0; index < 10; index++) {
			WireClient client = this.server.login();
			clients.add(client);
			links.add(client.passive());
		}
		clients.forEach((client) -> client.write("STOU\r\n"));
		clients.forEach(WireClient::expectMark);
		for (int index = 0; index < links.size(); index++) {
			links.get(index).write(("content " + index).getBytes(StandardCharsets.US_ASCII)).close();
		}
		clients.forEach(WireClient::expectDone);
		assertThat(this.server.home().toFile().listFiles()).hasSize(10)
			.extracting((file) -> this.server.read(file.getName()))
			.doesNotHaveDuplicates();
	}

}
