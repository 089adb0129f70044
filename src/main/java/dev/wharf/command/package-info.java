/**
 * What clients can say: the rows of the command table, the methods behind them, and the
 * handler that takes a line from the one to the other.
 */
@NullMarked
@ApplicationModule(allowedDependencies = { "protocol", "event", "limit", "user", "storage", "tls", "transfer",
		"session", "upload" })
package dev.wharf.command;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
