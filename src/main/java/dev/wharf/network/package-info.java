/**
 * Who is at the other end: addresses, networks, and the PROXY protocol, by which proxies
 * tell for whom they connect.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package dev.wharf.network;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
