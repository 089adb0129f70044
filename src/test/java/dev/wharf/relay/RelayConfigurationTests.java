package dev.wharf.relay;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;

import dev.wharf.network.SignedOrigin;
import dev.wharf.property.InvalidPropertyException;
import dev.wharf.transfer.TransferProperties;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** What an operator is told who has not set up the relay as a whole. */
class RelayConfigurationTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			wharf.relay.secret | | wharf.relay.secret is missing
			wharf.relay.secret | short | wharf.relay.secret is shorter than 16 characters
			wharf.relay.peers | wharf | does not tell the services
			wharf.transfer.passive.ports-per-replica | | ports-per-replica is not set
			""")
	void saysWhatIsMissing(String property, String value, String word) {
		Map<String, String> settings = new HashMap<>(Map.of("wharf.relay.peers", "wharf-{replica}",
				"wharf.relay.secret", "a-secret-that-is-long", "wharf.transfer.passive.ports-per-replica", "8"));
		if (value != null) {
			settings.put(property, value);
		}
		else {
			settings.remove(property);
		}
		Binder binder = new Binder(new MapConfigurationPropertySource(settings));
		RelayProperties relay = binder.bindOrCreate("wharf.relay", RelayProperties.class);
		RelayConfiguration configuration = new RelayConfiguration();
		assertThatExceptionOfType(InvalidPropertyException.class).isThrownBy(() -> {
			SignedOrigin signature = configuration.signedOrigin(relay, Clock.systemUTC());
			configuration.relays(relay, configuration.handover(relay, signature),
					binder.bindOrCreate("wharf.transfer", TransferProperties.class), (event) -> {
					});
		}).withMessageContaining(word);
	}

}
