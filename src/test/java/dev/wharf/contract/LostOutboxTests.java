package dev.wharf.contract;

import java.io.IOException;
import java.util.stream.Stream;

import com.zaxxer.hikari.HikariDataSource;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static dev.wharf.contract.ContractTests.eventually;
import static org.assertj.core.api.Assertions.assertThat;

/** No client hears that its file is stored as long as nobody is certain to be told. */
@Timeout(300)
class LostOutboxTests {

	private static Stream<Variant> variants() {
		return Variant.all(Mode.REACTOR, Mode.PREFORK_REACTOR)
			.filter((variant) -> variant.protection() == Protection.PLAIN);
	}

	@ParameterizedTest(allowZeroInvocations = true)
	@MethodSource("variants")
	void failsTheUpload(Variant variant) throws IOException {
		try (WebhookReceiver receiver = new WebhookReceiver();
				WharfServer server = WharfServer.start(variant,
						Stream
							.concat(receiver.properties().stream(),
									Stream.of("wharf.webhook.outbox.url=jdbc:h2:mem:lost-" + variant.mode()))
							.toArray(String[]::new))) {
			server.service().bean(HikariDataSource.class).close();
			WireClient client = server.login();
			DataLink data = client.passive();
			client.write("STOR a.txt\r\n");
			client.expectMark();
			data.close();
			client.expect(451);
			client.expect(257, "PWD");
			assertThat(receiver.understood()).isEmpty();
			eventually().until(() -> server.service().count("wharf.transfers", "result", "failed"),
					(count) -> count == 1);
		}
	}

}
