/**
 * The page for operators on the management port: who is connected, what moves, how the
 * last hour was. The page asks the endpoints of Actuator for what is to be done.
 */
@NullMarked
@ApplicationModule(
		allowedDependencies = { "event", "limit", "session", "connection", "worker", "webhook", "management" })
package dev.wharf.console;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
