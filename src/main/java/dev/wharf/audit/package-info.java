/**
 * What happened, for the record: the audit log, the transfer log, and a channel for
 * whoever wants to be told. It listens; nothing imports it.
 */
@NullMarked
@ApplicationModule(allowedDependencies = { "property", "event" })
package dev.wharf.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
