/**
 * How the service is seen from outside: health, information, metrics. It listens and
 * asks; nothing imports it but the console.
 */
@NullMarked
@ApplicationModule(allowedDependencies = { "event", "limit", "user", "storage", "tls", "transfer", "session",
		"connection", "worker", "webhook", "selftest" })
package dev.wharf.management;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
