package dev.wharf.command;

import java.io.Closeable;
import java.io.IOException;

import dev.wharf.event.WharfEvent.TransferKind;
import dev.wharf.protocol.Reply;
import dev.wharf.protocol.VirtualPath;
import dev.wharf.session.TransferFigures;
import dev.wharf.transfer.TransferPlan;

/**
 * A transfer that is ready to run.
 *
 * @param kind what moves
 * @param path the file or folder
 * @param size how many octets will move; {@link TransferFigures#UNKNOWN_SIZE}
 * @param opening the text of the 150 reply
 * @param plan what to copy, and how
 * @param completion what is left to do once all octets have moved
 * @param resource what to close when the transfer is over, well or not
 */
record TransferJob(TransferKind kind, VirtualPath path, long size, String opening, TransferPlan plan,
		Completion completion, Closeable resource) {

	/** The last step of a transfer. */
	@FunctionalInterface
	interface Completion {

		/**
		 * Makes the result stand.
		 * @return the final reply
		 * @throws IOException when it cannot stand after all
		 */
		Reply complete() throws IOException;

	}

}
