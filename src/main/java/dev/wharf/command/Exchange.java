package dev.wharf.command;

import dev.wharf.session.Session;

/**
 * A command that is being answered.
 *
 * @param session whose command it is
 * @param verb its verb, for figures
 * @param startedAt when its turn came, on the clock of {@link System#nanoTime()}
 */
record Exchange(Session session, String verb, long startedAt) {
}
