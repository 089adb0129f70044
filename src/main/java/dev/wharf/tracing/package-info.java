/**
 * Traces of what sessions do, for OpenTelemetry. It listens; nothing imports it.
 */
@NullMarked
@ApplicationModule(allowedDependencies = "event")
package dev.wharf.tracing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
