package dev.wharf.contract;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Clients of different addresses share the passive ports, so few ports carry many
 * clients.
 */
@ServedBy(varies = Axis.MODE, severalClients = true)
class SharedPortsTests extends ContractTests {

	@Test
	void servesMoreClientsAtOnceThanThereArePorts() {
		this.server.write("a.txt", "content");
		List<WireClient> clients = new ArrayList<>();
		List<DataLink> links = new ArrayList<>();
		for (int index = 0; index < 24; index++) {
			InetAddress from = WharfServer.loopback(index + 1);
			WireClient client = this.server.login("alice", from);
			clients.add(client);
			links.add(client.dataLink(client.passivePort(), from));
		}
		clients.forEach((client) -> client.write("RETR a.txt\r\n"));
		clients.forEach(WireClient::expectMark);
		assertThat(links).allSatisfy(
				(link) -> assertThat(new String(link.readAll(), StandardCharsets.US_ASCII)).isEqualTo("content"));
		clients.forEach(WireClient::expectDone);
	}

}
