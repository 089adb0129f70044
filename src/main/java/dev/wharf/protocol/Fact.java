package dev.wharf.protocol;

import java.util.Optional;

/**
 * The facts that MLSD and MLST can tell (RFC 3659 section 7.5), in the order in which
 * they are told.
 */
public enum Fact {

	/** File, directory or something else. */
	TYPE("type"),

	/** The size of a file in octets. */
	SIZE("size"),

	/** When the content changed last. */
	MODIFY("modify"),

	/** When the file came to be. */
	CREATE("create"),

	/** What the user may do with it. */
	PERM("perm"),

	/** The identity of a file with several names. */
	UNIQUE("unique"),

	/** Unix permission bits in octal. */
	UNIX_MODE("UNIX.mode"),

	/** The owner's name. */
	UNIX_OWNER("UNIX.owner"),

	/** The group's name. */
	UNIX_GROUP("UNIX.group");

	private final String wireName;

	Fact(String wireName) {
		this.wireName = wireName;
	}

	/** The name on the wire, as FEAT spells it. */
	public String wireName() {
		return this.wireName;
	}

	/** The fact of that name, in any case of letters. */
	static Optional<Fact> named(String wireName) {
		for (Fact fact : values()) {
			if (fact.wireName.equalsIgnoreCase(wireName)) {
				return Optional.of(fact);
			}
		}
		return Optional.empty();
	}

}
