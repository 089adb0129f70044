package dev.wharf.session;

import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A session as it looked at one moment, for those who do not serve it.
 *
 * @param id names it in logs
 * @param client the client's address
 * @param user who is logged in
 * @param since when the client was greeted
 * @param idle how long nothing has been going on
 * @param software what the client says it is, empty when it has not said
 */
public record SessionFigures(String id, InetAddress client, @Nullable String user, Instant since, Duration idle,
		String software) {

	static SessionFigures of(Session session) {
		return new SessionFigures(session.id(), session.peer(), session.userName(), session.openedAt(), session.idle(),
				session.software().announced());
	}

}
