package dev.wharf.contract;

import java.io.IOException;
import java.net.InetSocketAddress;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Clients reach the passive ports under other numbers, as through a router. */
@ServedBy(value = Setup.PORTS_ADVERTISED_LOWER, varies = Axis.MODE)
class AdvertisedPortTests extends ContractTests {

	private static final DataRoute ROUTER = (target) -> Wire
		.to(new InetSocketAddress(target.getAddress(), target.getPort() + 1000), null);

	@Test
	void theyAreToldThoseNumbers() throws IOException {
		WireClient client = this.server.dial().through(new byte[0], ROUTER).login("alice");
		client.put("STOR routed.txt", "content");
		assertThat(client.fetch("RETR routed.txt")).asString().isEqualTo("content");
		String[] numbers = client.expect(227, "PASV").text().replaceAll(".*\\(|\\).*", "").split(",");
		try (DataLink data = client.dataLink(Integer.parseInt(numbers[4]) * 256 + Integer.parseInt(numbers[5]), null)) {
			client.write("NLST\r\n");
			client.expectMark();
			assertThat(data.readAll()).asString().isEqualTo("routed.txt\r\n");
			client.expectDone();
		}
	}

}
