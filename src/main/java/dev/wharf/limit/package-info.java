/**
 * How much is allowed: how many sessions there may be, and how fast logins may be tried.
 */
@NullMarked
@ApplicationModule(allowedDependencies = "event")
package dev.wharf.limit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
