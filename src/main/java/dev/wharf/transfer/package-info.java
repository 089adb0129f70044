/**
 * Data connections and what moves over them: passive ports shared by all clients, active
 * connections, and the engine that copies between a data connection and a channel.
 *
 * <p>
 * Knows nothing of files, users or sessions: a transfer copies between channels that its
 * caller opened and closes.
 */
@NullMarked
@ApplicationModule(allowedDependencies = { "property", "protocol", "network", "event", "limit", "tls" })
package dev.wharf.transfer;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
