package dev.wharf.contract;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

/** Which combinations of mode and protection suites run in. */
class VariantsTests {

	/** Depends on everything. */
	@ServedBy
	private static final class InEveryCombination {

	}

	/** Depends on the mode. */
	@ServedBy(varies = Axis.MODE)
	private static final class InEveryMode {

	}

	/** Depends on the protection. */
	@ServedBy(varies = Axis.PROTECTION)
	private static final class UnderEveryProtection {

	}

	/** Depends on who serves. */
	@ServedBy(varies = Axis.PROCESS)
	private static final class InEveryKindOfProcess {

	}

	/** Depends on nothing. */
	@ServedBy(varies = {})
	private static final class Anywhere {

	}

	VariantsTests() {
		assumeFalse(Variant.areChosen() || Variant.areAllWanted(), "The run chooses the combinations");
	}

	@Test
	void everyModeMeetsEveryProtection() {
		assertThat(chosen(InEveryCombination.class, 0)).hasSize(21).doesNotHaveDuplicates();
	}

	@Test
	void everyModeOnce() {
		assertThat(chosen(InEveryMode.class, 0)).extracting(Variant::mode).hasSize(7).doesNotHaveDuplicates();
	}

	@Test
	void everyProtectionOnce() {
		assertThat(chosen(UnderEveryProtection.class, 0)).extracting(Variant::protection)
			.containsExactlyInAnyOrder(Protection.values());
	}

	@Test
	void oneProcessAndSeveral() {
		assertThat(chosen(InEveryKindOfProcess.class, 0)).extracting((variant) -> variant.mode().isSupervised())
			.containsExactlyInAnyOrder(true, false);
	}

	@Test
	void onceWhereNothingMatters() {
		assertThat(chosen(Anywhere.class, 0)).hasSize(1);
	}

	@Test
	void suitesOfSeveralNamesMeetEveryCombination() {
		Set<Variant> met = new HashSet<>();
		for (int turn = 0; turn < Protection.values().length; turn++) {
			met.addAll(chosen(InEveryMode.class, turn));
		}
		assertThat(met).hasSameElementsAs(chosen(InEveryCombination.class, 0));
	}

	private static List<Variant> chosen(Class<?> suite, int turn) {
		return new Variants(suite.getAnnotation(ServedBy.class), turn).chosen();
	}

}
