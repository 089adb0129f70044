package dev.wharf.transfer;

import java.io.IOException;
import java.time.Duration;

/** How a transfer ended; every case has a reply code of its own. */
public sealed interface TransferOutcome {

	/**
	 * Everything was moved: 226.
	 *
	 * @param octets how many octets of the file or listing were moved
	 * @param took the time from the data connection's opening to its end
	 */
	record Completed(long octets, Duration took) implements TransferOutcome {
	}

	/**
	 * Ended from our side, by {@code ABOR}, the session's end or the server's: 426.
	 *
	 * @param reason a sentence for the client
	 */
	record Aborted(String reason) implements TransferOutcome {
	}

	/**
	 * There was never a data connection: 425.
	 *
	 * @param reason a sentence for the client
	 */
	record NotConnected(String reason) implements TransferOutcome {
	}

	/**
	 * The data connection could not be protected as agreed: 425, or 522 where the client
	 * has to do something differently.
	 *
	 * @param reason a sentence for the client
	 * @param refused whether TLS was there, but not as it has to be
	 */
	record NotSecured(String reason, boolean refused) implements TransferOutcome {
	}

	/**
	 * The data connection broke, or what came over it was not in the agreed form: 426.
	 *
	 * @param reason a sentence for the client
	 */
	record ConnectionLost(String reason) implements TransferOutcome {
	}

	/**
	 * Not an octet moved for as long as {@code wharf.transfer.stall-timeout} allows: 426.
	 *
	 * @param allowed the time that had to pass
	 */
	record Stalled(Duration allowed) implements TransferOutcome {
	}

	/**
	 * Our side of the copy failed, reading or writing: 451 or 452 by its cause.
	 *
	 * @param cause what the source, the sink or the content threw
	 */
	record LocalFailure(IOException cause) implements TransferOutcome {
	}

}
