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
	 * Every variant the contract holds for, but for a process per connection, which takes
	 * half an hour: {@code -Dcontract.modes=PROCESSES} is for that, as
	 * {@code -Dcontract.modes=PREFORK.*} is for work on other modes.
	 */
	static Stream<Variant> all() {
		String modes = System.getProperty("contract.modes", "(?!PROCESSES).*");
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
