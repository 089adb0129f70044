/**
 * Plays the scripts of {@code src/test/resources/conversations} with every variant of the
 * server.
 */
@NullMarked
package dev.wharf.conversation;

import org.jspecify.annotations.NullMarked;
