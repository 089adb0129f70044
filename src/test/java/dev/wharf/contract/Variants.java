package dev.wharf.contract;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/**
 * Chooses the variants in which a suite runs. Along an axis that it does not depend on it
 * runs once; which value it meets there depends on its name, so that all suites together
 * meet all of them.
 *
 * @param needs what the suite asks for
 * @param turn a number that differs from suite to suite
 */
record Variants(ServedBy needs, int turn) {

	private static final List<List<Mode>> ALTERNATIVES = List.of(
			List.of(Mode.THREAD_POOL, Mode.VIRTUAL_THREADS, Mode.PLATFORM_THREADS, Mode.SERIAL),
			List.of(Mode.PREFORK_THREADS, Mode.PREFORK_REACTOR));

	static Variants of(Class<?> suite, ServedBy needs) {
		return new Variants(needs, Math.floorMod(suite.getSimpleName().hashCode(), 1 << 16));
	}

	/** In an order of the suite's own, so that suites do not queue for one service. */
	List<Variant> chosen() {
		List<Variant> chosen = new ArrayList<>(inOrder());
		if (!chosen.isEmpty()) {
			Collections.rotate(chosen, this.turn % chosen.size());
		}
		return chosen;
	}

	private List<Variant> inOrder() {
		List<Mode> modes = modes();
		List<Protection> protections = protections();
		if (modes.isEmpty()) {
			return List.of();
		}
		if (Variant.areAllWanted() || (varies(Axis.MODE) && varies(Axis.PROTECTION))) {
			return modes.stream()
				.flatMap((mode) -> protections.stream().map((each) -> new Variant(mode, each)))
				.toList();
		}
		List<Variant> chosen = new ArrayList<>();
		for (List<Mode> alike : alike(modes)) {
			int runs = varies(Axis.PROTECTION) ? protections.size() : 1;
			for (int run = 0; run < runs; run++) {
				chosen.add(new Variant(inTurn(alike, run), inTurn(protections, chosen.size())));
			}
		}
		return chosen;
	}

	/** Groups the modes between which the suite sees no difference. */
	private List<List<Mode>> alike(List<Mode> modes) {
		if (varies(Axis.MODE)) {
			return modes.stream().map(List::of).toList();
		}
		if (varies(Axis.PROCESS)) {
			return Stream.of(true, false)
				.map((supervised) -> modes.stream().filter((mode) -> mode.isSupervised() == supervised).toList())
				.filter((group) -> !group.isEmpty())
				.toList();
		}
		return List.of(modes);
	}

	private <T> T inTurn(List<T> values, int step) {
		return values.get((this.turn + step) % values.size());
	}

	private List<Mode> modes() {
		return Variant.modes(this.needs.modes())
			.filter((mode) -> mode.severalClients() || !this.needs.severalClients())
			.filter((mode) -> this.needs.modes().length > 0 || Variant.areChosen() || Variant.areAllWanted()
					|| isMet(mode))
			.toList();
	}

	/**
	 * The default configuration meets every mode. Each other one meets a mode that
	 * blocks, the one that selects, and one with worker processes; which ones of those
	 * differs from configuration to configuration.
	 */
	private boolean isMet(Mode mode) {
		return isDefault() || ALTERNATIVES.stream()
			.filter((modes) -> modes.contains(mode))
			.allMatch((modes) -> modes.get(this.needs.value().ordinal() % modes.size()) == mode);
	}

	private boolean isDefault() {
		return this.needs.value() == Setup.DEFAULT;
	}

	private List<Protection> protections() {
		return (this.needs.protections().length > 0) ? List.of(this.needs.protections()) : List.of(Protection.values());
	}

	private boolean varies(Axis axis) {
		return List.of(this.needs.varies()).contains(axis);
	}

}
