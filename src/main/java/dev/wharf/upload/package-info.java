/**
 * Decides whether what a client has sent may be stored: validators look at the whole file
 * before anybody else can, and before the client has its 226.
 */
@NullMarked
@ApplicationModule(allowedDependencies = { "property", "event" })
package dev.wharf.upload;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
