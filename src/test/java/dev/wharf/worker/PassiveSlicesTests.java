package dev.wharf.worker;

import java.util.Map;
import java.util.Objects;

import dev.wharf.transfer.TransferProperties;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/** Each process has passive ports of its own, and none is tried again and again. */
class PassiveSlicesTests {

	private final PassiveSlices slices = PassiveSlices
		.of(new Binder(new MapConfigurationPropertySource(Map.of("wharf.transfer.passive.ports", "50000-50005")))
			.bind("wharf.transfer", TransferProperties.class)
			.get(), 2, "wharf.workers.count");

	@Test
	void dealsOutAllOfTheRangeOnce() {
		assertThat(take().ports()).isEqualTo("50000-50001");
		assertThat(take().ports()).isEqualTo("50002-50003");
		assertThat(take().ports()).isEqualTo("50004-50005");
		assertThat(this.slices.take()).isNull();
	}

	@Test
	void triesAnotherAfterOneThatCouldNotBeUsed() {
		PassiveSlices.Slice unusable = take();
		this.slices.giveBack(unusable);
		assertThat(take()).isNotEqualTo(unusable);
	}

	private PassiveSlices.Slice take() {
		return Objects.requireNonNull(this.slices.take());
	}

}
