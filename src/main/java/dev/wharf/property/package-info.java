/**
 * How a mistake in the configuration is told, so that it can be mended.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package dev.wharf.property;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
