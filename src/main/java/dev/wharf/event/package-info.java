/**
 * What happened: the one vocabulary in which the parts of the service tell each other.
 */
@NullMarked
@ApplicationModule(allowedDependencies = "protocol")
package dev.wharf.event;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
