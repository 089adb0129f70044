package dev.wharf.transfer;

import org.jspecify.annotations.Nullable;

/** Not one passive port could be opened, so that no client could ever be served. */
final class PassivePortsUnavailableException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	PassivePortsUnavailableException(PortRange range, String reason, @Nullable Exception cause) {
		super("None of the passive ports %s (property '%s') can be opened: %s".formatted(range.text(),
				PortRange.PROPERTY, reason), cause);
	}

}
