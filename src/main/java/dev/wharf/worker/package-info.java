/**
 * Clients served by other processes: the supervisor that starts them and watches over
 * them, the processes themselves, and what both say to each other.
 */
@NullMarked
@ApplicationModule(allowedDependencies = { "property", "protocol", "network", "event", "limit", "user", "tls",
		"transfer", "session", "connection", "relay", "upload" })
package dev.wharf.worker;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
