/**
 * Tells others about stored files, once and again until they have understood: what is to
 * be told is in a database before the client has its 226.
 */
@NullMarked
@ApplicationModule(allowedDependencies = { "property", "protocol", "event" })
package dev.wharf.webhook;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
