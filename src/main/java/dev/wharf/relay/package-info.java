/**
 * Several services behind one address: data connections that come to the wrong one go on
 * to their owner.
 */
@NullMarked
@ApplicationModule(allowedDependencies = { "property", "event", "network", "transfer", "connection" })
package dev.wharf.relay;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
