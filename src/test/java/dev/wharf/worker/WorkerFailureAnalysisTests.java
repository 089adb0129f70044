package dev.wharf.worker;

import java.util.Map;

import dev.wharf.connection.ServerMode;
import dev.wharf.connection.WorkerProperties;
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
				() -> Requirements.check(ServerMode.PREFORK, workers(), "Mac OS X"));
		assertThat(problem.description()).contains("wharf.server.mode", "prefork", "Linux", "Mac OS X");
		assertThat(problem.mend()).contains("serial", "thread-per-connection", "thread-pool", "reactor");
	}

	@Test
	void saysWhichModesAProcessCanHave() {
		InvalidPropertyException problem = catchThrowableOfType(InvalidPropertyException.class,
				() -> Requirements.check(ServerMode.PREFORK, workers("worker-mode", "prefork"), "Linux"));
		assertThat(problem.description()).contains("wharf.workers.worker-mode", "prefork");
	}

	@Test
	void isContentWithTheDefaultsOnLinux() {
		assertThatNoException().isThrownBy(() -> Requirements.check(ServerMode.PREFORK, workers(), "Linux"));
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

	private static WorkerProperties workers(String... setting) {
		return bind("wharf.workers", WorkerProperties.class,
				(setting.length > 0) ? Map.of("wharf.workers." + setting[0], setting[1]) : Map.of());
	}

	private static TransferProperties transfers(String ports) {
		return bind("wharf.transfer", TransferProperties.class, Map.of("wharf.transfer.passive.ports", ports));
	}

	private static <T> T bind(String prefix, Class<T> type, Map<String, String> settings) {
		return new Binder(new MapConfigurationPropertySource(settings)).bindOrCreate(prefix, type);
	}

}
