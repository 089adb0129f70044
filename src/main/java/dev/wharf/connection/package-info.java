/**
 * How control connections arrive: one Spring Integration connection factory for each
 * network architecture, one flow from all of them to the command handler.
 */
@NullMarked
@ApplicationModule(allowedDependencies = { "property", "protocol", "network", "event", "limit", "session", "command",
		"tls", "transfer" })
package dev.wharf.connection;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
