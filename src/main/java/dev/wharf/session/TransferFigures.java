package dev.wharf.session;

import java.time.Duration;

import dev.wharf.protocol.VirtualPath;
import dev.wharf.transfer.Transfer;
import dev.wharf.transfer.TransferPlan;

/**
 * A running transfer as it looked at one moment.
 *
 * @param kind {@code download}, {@code upload} or {@code listing}
 * @param path the file or folder, as the user sees it
 * @param octets how many have moved
 * @param size how many will have moved in the end; -1 when that is not known
 * @param elapsed since the data connection was there; zero while it is waited for
 */
public record TransferFigures(String kind, String path, long octets, long size, Duration elapsed) {

	/** What is not known beforehand: the client decides, or it is made on the way. */
	public static final long UNKNOWN_SIZE = -1;

	static TransferFigures of(Transfer transfer, VirtualPath path, long size) {
		String kind = switch (transfer.plan()) {
			case TransferPlan.Send send -> "download";
			case TransferPlan.Receive receive -> "upload";
			case TransferPlan.Write write -> "listing";
		};
		return new TransferFigures(kind, path.toString(), transfer.octets(), size, transfer.elapsed());
	}

}
