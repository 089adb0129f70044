package dev.wharf.management;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.wharf.session.SessionFigures;
import org.jspecify.annotations.Nullable;

/**
 * A session as {@code /actuator/ftpsessions} shows it.
 *
 * @param id names it in logs
 * @param worker the process that serves it, where there are several
 * @param client the client's address
 * @param user who is logged in
 * @param since when the client was greeted
 * @param idleSeconds how long nothing has been going on
 * @param software what the client says it is
 * @param tls the version of TLS of the control connection
 * @param directory where the client stands
 * @param lastCommand the verb of its last command
 * @param uploaded octets that it has sent in transfers that are over
 * @param downloaded octets that it has got in transfers that are over
 * @param transfer what is moving
 * @param transcript what has been said while somebody watched
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record SessionView(String id, String worker, String client, @Nullable String user, Instant since,
		long idleSeconds, String software, String tls, String directory, String lastCommand, long uploaded,
		long downloaded, @Nullable Moving transfer, List<String> transcript) {

	/**
	 * Shows a session.
	 * @param figures as it is
	 * @return without what has been said
	 */
	public static SessionView of(SessionFigures figures) {
		return new SessionView(figures.id(), figures.worker(), figures.client().getHostAddress(), figures.user(),
				figures.since(), figures.idle().toSeconds(), figures.software(), figures.tls(), figures.directory(),
				figures.lastCommand(), figures.uploaded(), figures.downloaded(), Moving.of(figures), List.of());
	}

	static SessionView withTranscript(SessionFigures figures) {
		SessionView view = of(figures);
		return new SessionView(view.id, view.worker, view.client, view.user, view.since, view.idleSeconds,
				view.software, view.tls, view.directory, view.lastCommand, view.uploaded, view.downloaded,
				view.transfer, figures.transcript());
	}

	/**
	 * A transfer that is running.
	 *
	 * @param session its session
	 * @param user whose it is
	 * @param kind download, upload or listing
	 * @param path the file or folder
	 * @param octets how many have moved
	 * @param size how many will have, if that is known
	 * @param seconds since the data connection was there
	 * @param octetsPerSecond the mean rate
	 * @param secondsLeft at that rate, if the size is known
	 */
	@JsonInclude(JsonInclude.Include.NON_NULL)
	public record Moving(String session, @Nullable String user, String kind, String path, long octets,
			@Nullable Long size, double seconds, long octetsPerSecond, @Nullable Long secondsLeft) {

		static @Nullable Moving of(SessionFigures figures) {
			return (figures.transfer() != null) ? of(figures, figures.transfer()) : null;
		}

		private static Moving of(SessionFigures figures, dev.wharf.session.TransferFigures transfer) {
			double seconds = seconds(transfer.elapsed());
			long rate = (seconds > 0) ? Math.round(transfer.octets() / seconds) : 0;
			boolean sized = transfer.size() >= 0;
			Long left = (sized && rate > 0) ? Math.max(transfer.size() - transfer.octets(), 0) / rate : null;
			return new Moving(figures.id(), figures.user(), transfer.kind(), transfer.path(), transfer.octets(),
					sized ? transfer.size() : null, seconds, rate, left);
		}

		private static double seconds(Duration time) {
			return time.toMillis() / 1000.0;
		}

	}

}
