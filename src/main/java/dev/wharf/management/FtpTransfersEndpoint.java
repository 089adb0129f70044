package dev.wharf.management;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;

import dev.wharf.event.WharfEvent;
import dev.wharf.event.WharfEvent.TransferEnded;
import dev.wharf.event.WharfEvent.TransferKind;
import dev.wharf.session.SessionOverview;

import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * {@code /actuator/ftptransfers}: what is moving, and the last files that have moved or
 * have not. Thread-safe.
 */
@Component
@Endpoint(id = "ftptransfers")
public class FtpTransfersEndpoint {

	private static final int MOST = 100;

	private final Deque<Moved> last = new ArrayDeque<>();

	private final SessionOverview overview;

	private final Clock clock;

	FtpTransfersEndpoint(SessionOverview overview, Clock clock) {
		this.overview = overview;
		this.clock = clock;
	}

	@EventListener
	void on(TransferEnded ended) {
		if (ended.kind() != TransferKind.LISTING) {
			Moved moved = Moved.of(ended, this.clock.instant());
			synchronized (this.last) {
				this.last.addFirst(moved);
				if (this.last.size() > MOST) {
					this.last.removeLast();
				}
			}
		}
	}

	@ReadOperation
	Transfers transfers() {
		List<SessionView.Moving> running = this.overview.sessions()
			.stream()
			.map(SessionView.Moving::of)
			.filter(Objects::nonNull)
			.toList();
		return new Transfers(running, last());
	}

	/**
	 * The last files that have moved or have not.
	 * @return at most a hundred, newest first
	 */
	public List<Moved> last() {
		synchronized (this.last) {
			return List.copyOf(this.last);
		}
	}

	/**
	 * What is shown.
	 *
	 * @param running what is moving
	 * @param last what has moved, newest first
	 */
	record Transfers(List<SessionView.Moving> running, List<Moved> last) {
	}

	/**
	 * A transfer that is over.
	 *
	 * @param at when it ended
	 * @param session its session
	 * @param client the client's address
	 * @param user whose it was
	 * @param kind download or upload
	 * @param path the file
	 * @param octets how many have moved
	 * @param seconds from the command to the end
	 * @param result how it ended
	 */
	public record Moved(Instant at, String session, String client, String user, String kind, String path, long octets,
			double seconds, String result) {

		static Moved of(TransferEnded ended, Instant at) {
			return new Moved(at, ended.session(), ended.peer().getHostAddress(), ended.user(),
					WharfEvent.word(ended.kind()), ended.path(), ended.octets(), seconds(ended.times().whole()),
					WharfEvent.word(ended.result()));
		}

		private static double seconds(Duration time) {
			return time.toMillis() / 1000.0;
		}

	}

}
