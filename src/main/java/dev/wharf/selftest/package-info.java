/**
 * The service as its own client: logs in, sends a file and gets it back, now and then.
 */
@NullMarked
@ApplicationModule(allowedDependencies = { "property", "event", "tls", "connection" })
package dev.wharf.selftest;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
