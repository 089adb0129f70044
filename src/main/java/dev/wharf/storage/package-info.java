/**
 * Where files live: one user's view of them
 * ({@link dev.wharf.storage.VirtualFileSystem}), and the file systems behind it. Every
 * right is checked here, and only here; nothing outside the user's home can be reached.
 */
@NullMarked
@ApplicationModule(allowedDependencies = { "protocol", "event", "limit", "user", "upload" })
package dev.wharf.storage;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
