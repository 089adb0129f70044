package dev.wharf.contract;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * One way of being served. {@link #all()} is the one place that lists them: a new mode,
 * or another protection, is found there.
 *
 * @param mode how the server runs
 * @param protection how clients protect their connections to it
 */
public record Variant(Mode mode, Protection protection) {

	/** Limits a run to the modes whose names match, such as {@code PREFORK.*}. */
	private static final @Nullable String CHOSEN = System.getProperty("contract.modes");

	/**
	 * What takes long and is the same in part: a process for each connection alone takes
	 * half an hour.
	 */
	private static final Set<Mode> LEFT_TO_SOAK = EnumSet.of(Mode.PREFORK_SERIAL, Mode.PREFORK_POOL, Mode.PROCESSES);

	/**
	 * Every variant the contract holds for. The profile {@code soak} runs all of them; an
	 * ordinary build leaves some out, but for suites that ask for them by name.
	 * @param modes the modes that a suite is for, all when empty
	 */
	static Stream<Variant> all(Mode... modes) {
		return modes(modes)
			.flatMap((mode) -> Stream.of(Protection.values()).map((protection) -> new Variant(mode, protection)));
	}

	/**
	 * The modes of this run.
	 * @param modes the modes that a suite is for, all when empty
	 */
	static Stream<Mode> modes(Mode... modes) {
		return Stream.of((modes.length > 0) ? modes : Mode.values())
			.filter((mode) -> (CHOSEN != null) ? mode.name().matches(CHOSEN)
					: (!LEFT_TO_SOAK.contains(mode) || modes.length > 0));
	}

	/**
	 * Every mode, each with another protection than the one before it.
	 * @param turn which protection is the first; suites that take different ones meet all
	 * combinations together
	 */
	static Stream<Variant> everyMode(int turn) {
		if (areAllWanted()) {
			return all();
		}
		Protection[] protections = Protection.values();
		List<Mode> modes = modes().toList();
		return IntStream.range(0, modes.size())
			.mapToObj((index) -> new Variant(modes.get(index), protections[(turn + index) % protections.length]));
	}

	/** The given modes, the first with the first protection, the next with the next. */
	static Stream<Variant> inTurn(Mode... modes) {
		Protection[] protections = Protection.values();
		return all(modes).filter((variant) -> variant
			.protection() == protections[List.of(modes).indexOf(variant.mode()) % protections.length]);
	}

	/** Whether every suite runs in every combination of mode and protection. */
	static boolean areAllWanted() {
		return Boolean.getBoolean("contract.all");
	}

	/** Whether a run is limited to some modes, so that a suite may have none. */
	static boolean areChosen() {
		return CHOSEN != null;
	}

	/** Whether more than one client is served at a time. */
	boolean severalClients() {
		return this.mode.severalClients();
	}

	@Override
	public String toString() {
		return this.mode + ", " + this.protection;
	}

}
