/**
 * Who may log in, what each user may do, and where each user's files are.
 */
@NullMarked
@ApplicationModule(allowedDependencies = { "property", "protocol", "event", "limit" })
package dev.wharf.user;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
