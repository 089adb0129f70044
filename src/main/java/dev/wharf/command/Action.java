package dev.wharf.command;

import java.io.IOException;

import dev.wharf.protocol.Reply;
import dev.wharf.session.Session;

/**
 * What a command does, in the three forms in which it can answer. A form fails by
 * throwing what the file system throws, an {@link IllegalArgumentException} for an
 * argument that makes no sense, or a {@link Refused} with a reply of its own choice.
 */
sealed interface Action {

	/** Answers with a reply. */
	@FunctionalInterface
	non-sealed interface Replying extends Action {

		Reply perform(Session session, String argument) throws IOException;

	}

	/** Answers with a text of any length on the control connection. */
	@FunctionalInterface
	non-sealed interface Reporting extends Action {

		Report prepare(Session session, String argument) throws IOException;

	}

	/** Starts a transfer, which answers for itself when it begins and when it ends. */
	@FunctionalInterface
	non-sealed interface Transferring extends Action {

		TransferJob prepare(Session session, String argument) throws IOException;

	}

}
