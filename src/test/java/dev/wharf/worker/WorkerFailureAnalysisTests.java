package dev.wharf.worker;

import java.util.Map;

import dev.wharf.connection.ServerMode;
import dev.wharf.property.InvalidPropertyException;
import dev.wharf.transfer.TransferProperties;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** What cannot work with processes is said at the start, with the mend. */
class WorkerFailureAnalysisTests {

	@Test
	void saysThatProcessesNeedLinux() {
		InvalidPropertyException problem = catchThrowableOfType(InvalidPropertyException.class,
				() -> Requirements.check(ServerMode.PREFORK, "Mac OS X"));
		assertThat(problem.description()).contains("wharf.server.mode", "prefork", "Linux", "Mac OS X");
		assertThat(problem.mend()).contains("serial", "thread-per-connection", "thread-pool", "reactor");
	}

	@Test
	void isContentWithLinux() {
		assertThatNoException().isThrownBy(() -> Requirements.check(ServerMode.PREFORK, "Linux"));
	}

	@Test
	void doesTheArithmeticOfARangeThatIsTooSmall() {
		InvalidPropertyException problem = catchThrowableOfType(InvalidPropertyException.class,
				() -> PassiveSlices.of(transfers("50000-50003"), 4, "wharf.workers.count"));
		assertThat(problem.description()).contains("wharf.transfer.passive.ports", "50000-50003", "4 ports",
				"4 processes", "which makes 5");
		assertThat(problem.mend()).contains("at least 5 ports", "wharf.workers.count to 3");
	}

	@Test
	void dealsOutPortsThatNobodyElseHas() {
		PassiveSlices slices = PassiveSlices.of(transfers("50000-50004,50010"), 2, "wharf.workers.count");
		assertThat(slices.take()).isEqualTo(new PassiveSlices.Slice(0, "50000-50001"));
		assertThat(slices.take()).isEqualTo(new PassiveSlices.Slice(1, "50002-50003"));
		assertThat(slices.take()).isEqualTo(new PassiveSlices.Slice(2, "50004,50010"));
		assertThat(slices.take()).isNull();
		slices.giveBack(new PassiveSlices.Slice(1, "50002-50003"));
		assertThat(slices.take()).isEqualTo(new PassiveSlices.Slice(1, "50002-50003"));
	}

	private static TransferProperties transfers(String ports) {
		return new Binder(new MapConfigurationPropertySource(Map.of("wharf.transfer.passive.ports", ports)))
			.bindOrCreate("wharf.transfer", TransferProperties.class);
	}

}
