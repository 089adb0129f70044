/**
 * TLS as FTP uses it (RFC 4217): whose keys, which sessions resume which, and the seal
 * around the octets of control and data connections.
 */
@NullMarked
@ApplicationModule(allowedDependencies = "property")
package dev.wharf.tls;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
