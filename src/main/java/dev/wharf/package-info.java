/**
 * Wharf, a managed FTP service: one package below this one for each topic.
 */
@NullMarked
package dev.wharf;

import org.jspecify.annotations.NullMarked;
