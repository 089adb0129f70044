/**
 * The vocabulary of FTP as plain values: lines, replies, addresses, paths, names, times
 * and listings. Nothing here does input or output of its own or knows of Spring, so every
 * rule of the RFCs can be tested by itself.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package dev.wharf.protocol;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
