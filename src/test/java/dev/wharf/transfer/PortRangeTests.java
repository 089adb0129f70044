package dev.wharf.transfer;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** The notation of {@code wharf.transfer.passive.ports}. */
class PortRangeTests {

	@Test
	void readsRangesAndSinglePortsInAList() {
		assertThat(PortRange.parse("50000-50002, 50010,50001").ports()).containsExactly(50000, 50001, 50002, 50010);
	}

	@Test
	void zeroAsksTheSystemForPorts() {
		assertThat(PortRange.parse("0").ports()).hasSize(16).containsOnly(0);
	}

	@Test
	void describesPortsInTheSameNotation() {
		assertThat(PortRange.describe(List.of(50000, 50001, 50002, 50010))).isEqualTo("50000-50002,50010");
		assertThat(PortRange.describe(List.of())).isEmpty();
	}

	@Test
	void replicasHavePortsOfTheirOwn() {
		PortRange range = PortRange.parse("50000-50005");
		assertThat(range.share(3, 0).text()).isEqualTo("50000-50002");
		assertThat(range.share(3, 1).text()).isEqualTo("50003-50005");
	}

	@Test
	void saysHowManyPortsAReplicaLacks() {
		PortRange range = PortRange.parse("50000-50005");
		assertThatExceptionOfType(InvalidConfigurationPropertyValueException.class).isThrownBy(() -> range.share(3, 2))
			.satisfies((ex) -> assertThat(ex.getReason()).contains("6 ports", "replica 2", "up to the 9th"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "x", "1-", "-1", "2-1", "1-2-3", "65536", "0-10", "1,,2", "99999999999" })
	void refusesAnythingElse(String text) {
		assertThatExceptionOfType(InvalidConfigurationPropertyValueException.class)
			.isThrownBy(() -> PortRange.parse(text))
			.satisfies((ex) -> assertThat(ex.getReason()).contains("50000-50063"));
	}

}
