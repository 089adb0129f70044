/** What every variant of the server owes its clients, shown over real sockets. */
@NullMarked
package dev.wharf.contract;

import org.jspecify.annotations.NullMarked;
