/**
 * The state of one client, and the registry of all.
 */
@NullMarked
@ApplicationModule(allowedDependencies = { "protocol", "user", "storage", "tls", "transfer" })
package dev.wharf.session;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
