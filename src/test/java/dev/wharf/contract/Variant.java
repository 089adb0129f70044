package dev.wharf.contract;

import java.util.stream.Stream;

/**
 * One way of being served. {@link #all()} is the one place that lists them: a new mode,
 * or another protection, is found there.
 *
 * @param mode how the server runs
 * @param protection how clients protect their connections to it
 */
public record Variant(Mode mode, Protection protection) {

	/**
	 * Every variant the contract holds for; while one works on a mode,
	 * {@code -Dcontract.modes=PREFORK.*} leaves out the others.
	 */
	static Stream<Variant> all() {
		String modes = System.getProperty("contract.modes", ".*");
		return Stream.of(Mode.values())
			.filter((mode) -> mode.name().matches(modes))
			.flatMap((mode) -> Stream.of(Protection.values()).map((protection) -> new Variant(mode, protection)));
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
