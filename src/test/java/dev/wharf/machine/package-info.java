/**
 * What tests need of the machine beyond a JDK, and what becomes of them where it is
 * missing.
 */
@NullMarked
package dev.wharf.machine;

import org.jspecify.annotations.NullMarked;
