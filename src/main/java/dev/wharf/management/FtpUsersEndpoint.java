package dev.wharf.management;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;

import dev.wharf.session.SessionFigures;
import dev.wharf.session.SessionOverview;
import dev.wharf.user.FtpUser;
import dev.wharf.user.KnownUsers;

import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.stereotype.Component;

/**
 * {@code /actuator/ftpusers}: who may log in, as far as the configuration tells, without
 * any password.
 */
@Component
@Endpoint(id = "ftpusers")
class FtpUsersEndpoint {

	private final KnownUsers users;

	private final SessionOverview overview;

	FtpUsersEndpoint(KnownUsers users, SessionOverview overview) {
		this.users = users;
		this.overview = overview;
	}

	@ReadOperation
	List<UserView> users() {
		List<SessionFigures> sessions = this.overview.sessions();
		return this.users.known()
			.stream()
			.sorted(Comparator.comparing(FtpUser::name))
			.map((user) -> UserView.of(user,
					sessions.stream().filter((session) -> user.name().equals(session.user())).count()))
			.toList();
	}

	/**
	 * A user.
	 *
	 * @param name the name
	 * @param home the folder
	 * @param anonymous whether no password is asked for
	 * @param permissions what the user may do
	 * @param maxSessions the user's own bound of sessions; 0 for that of every user
	 * @param sessions how many there are
	 */
	record UserView(String name, String home, boolean anonymous, List<String> permissions, int maxSessions,
			long sessions) {

		static UserView of(FtpUser user, long sessions) {
			return new UserView(user.name(), user.home().toString(), user.anonymous(),
					user.permissions().stream().map((each) -> each.name().toLowerCase(Locale.ROOT)).toList(),
					user.maxSessions(), sessions);
		}

	}

}
