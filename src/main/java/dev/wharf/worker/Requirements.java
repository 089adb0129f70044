package dev.wharf.worker;

import dev.wharf.connection.ServerMode;
import dev.wharf.property.InvalidPropertyException;

/**
 * What a mode with worker processes cannot do without.
 */
final class Requirements {

	private static final String MODE = "wharf.server.mode";

	private static final String OTHERS = "Set wharf.server.mode to serial, thread-per-connection, thread-pool or"
			+ " reactor, which work everywhere.";

	private Requirements() {
	}

	/**
	 * Looks whether processes can be started here.
	 * @param system the name of the operating system, as Java has it
	 * @throws InvalidPropertyException with the reason and the mend
	 */
	static void check(ServerMode mode, String system) {
		if (!"Linux".equals(system)) {
			throw new InvalidPropertyException(MODE, mode.propertyValue(), "works on Linux only, and this is " + system,
					OTHERS);
		}
	}

	/** The C library lacks something. */
	static InvalidPropertyException missing(ServerMode mode, UnsupportedOperationException cause) {
		return new InvalidPropertyException(MODE, mode.propertyValue(),
				"cannot start processes, as %s (glibc has it from 2.34 on)".formatted(cause.getMessage()), OTHERS,
				cause);
	}

}
