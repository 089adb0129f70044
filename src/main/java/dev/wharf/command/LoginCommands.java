package dev.wharf.command;

import java.io.IOException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;

import dev.wharf.event.WharfEvent.LoginDecided;
import dev.wharf.event.WharfEvent.LoginResult;
import dev.wharf.limit.LoginThrottle;
import dev.wharf.limit.SessionLimits;
import dev.wharf.limit.SessionLimits.Permit;
import dev.wharf.protocol.FollowUp;
import dev.wharf.protocol.Reply;
import dev.wharf.session.Login;
import dev.wharf.session.Session;
import dev.wharf.storage.VirtualFileSystems;
import dev.wharf.tls.ControlTls;
import dev.wharf.tls.ServerTls;
import dev.wharf.user.FtpUser;
import dev.wharf.user.Logins;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.core.AuthenticationException;
import org.springframework.stereotype.Component;

/**
 * Coming and going: USER, PASS, ACCT, REIN, QUIT (RFC 959 section 4.1.1), HOST (RFC
 * 7151).
 */
@Component
final class LoginCommands implements Commands {

	private static final Logger logger = LoggerFactory.getLogger(LoginCommands.class);

	private final Logins logins;

	private final VirtualFileSystems files;

	private final SessionLimits limits;

	private final LoginThrottle throttle;

	private final ServerTls tls;

	private final ApplicationEventPublisher events;

	LoginCommands(Logins logins, VirtualFileSystems files, SessionLimits limits, LoginThrottle throttle, ServerTls tls,
			ApplicationEventPublisher events) {
		this.logins = logins;
		this.files = files;
		this.limits = limits;
		this.throttle = throttle;
		this.tls = tls;
		this.events = events;
	}

	@Override
	public List<Command> rows() {
		return List.of(Command.named("USER").describedAs("<name>").identifying().handledBy(this::user),
				Command.named("PASS").describedAs("[<password>]").secret().identifying().handledBy(this::password),
				Command.named("ACCT").describedAs("<account>").afterLogin().secret().handledBy(LoginCommands::account),
				Command.named("REIN").handledBy(LoginCommands::reinitialize),
				Command.named("QUIT").handledBy(LoginCommands::quit),
				Command.named("HOST").describedAs("<name>").feature("HOST").handledBy(LoginCommands::host));
	}

	/** A new USER ends the login before it, as RFC 959 has it. */
	private Reply user(Session session, String name) {
		if (session.isLoggedIn()) {
			session.logOut();
		}
		long begun = System.nanoTime();
		FtpUser open = this.logins.withoutPassword(name).orElse(null);
		if (open != null) {
			return enter(session, open, 230, begun);
		}
		FtpUser certified = certified(session, name);
		if (certified != null) {
			return enter(session, certified, 232, begun);
		}
		session.dialogue().userNamed(name);
		return Reply.of(331, "Password required for %s.".formatted(name));
	}

	/** The client's certificate may stand for the password (RFC 2228 section 3, 232). */
	private @Nullable FtpUser certified(Session session, String name) {
		ControlTls tls = session.tls();
		X509Certificate certificate = (tls != null && session.isSecure()) ? tls.clientCertificate() : null;
		if (certificate == null || !this.tls.offersLoginByCertificate()) {
			return null;
		}
		return this.logins.byCertificate(name, certificate).orElse(null);
	}

	private Reply password(Session session, String password) {
		if (session.isLoggedIn()) {
			return Reply.of(202, "Already logged in.");
		}
		String name = session.dialogue().takeUserNamed();
		if (name == null) {
			return Reply.of(503, "Send USER first.");
		}
		long begun = System.nanoTime();
		try {
			FtpUser user = this.logins.login(name, password, session.peer());
			this.throttle.succeeded(session.peer());
			return enter(session, user, 230, begun);
		}
		catch (AuthenticationException ex) {
			return reject(session, name, begun);
		}
	}

	private Reply enter(Session session, FtpUser user, int code, long begun) {
		Permit place = this.limits.admitUser(user.name(), user.maxSessions()).orElse(null);
		if (place == null) {
			decided(session, user.name(), LoginResult.LIMITED, begun);
			return Reply.of(530, "%s has too many sessions already.".formatted(user.name()));
		}
		try {
			session.logIn(new Login(user, this.files.open(user, session.id()), place::close));
		}
		catch (IOException ex) {
			place.close();
			logger.warn("The home of user {} cannot be opened: {}", user.name(), ex.getMessage());
			return Reply.of(530, "The home folder is not available.");
		}
		decided(session, user.name(), LoginResult.ACCEPTED, begun);
		return Reply.of(code, user.anonymous() ? "Logged in anonymously." : "Logged in.");
	}

	/** The answer comes late on purpose; a session has only a few attempts. */
	private Reply reject(Session session, String name, long begun) {
		decided(session, name, LoginResult.REJECTED, begun);
		hold(this.throttle.failed(session.peer()));
		Reply reply = Reply.of(530, "Login incorrect.");
		boolean last = session.dialogue().loginFailed() >= this.throttle.failuresPerSession();
		return last ? reply.then(FollowUp.CLOSE) : reply;
	}

	private static void hold(Duration delay) {
		try {
			Thread.sleep(delay);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private void decided(Session session, String name, LoginResult result, long begun) {
		Duration took = Duration.ofNanos(System.nanoTime() - begun);
		this.events.publishEvent(new LoginDecided(session.id(), session.peer(), name, result, took));
	}

	private static Reply account(Session session, String account) {
		return Reply.of(202, "No account is needed.");
	}

	private static Reply reinitialize(Session session, String argument) {
		boolean toTheClear = session.reinitialize();
		return Reply.of(220, "Ready for a new user.").then(toTheClear ? FollowUp.CLEAR : FollowUp.NONE);
	}

	private static Reply quit(Session session, String argument) {
		return Reply.of(221, "Goodbye.").then(FollowUp.CLOSE);
	}

	/** One host answers to every name; RFC 7151 section 3.1 wants it before the login. */
	private static Reply host(Session session, String name) {
		boolean late = session.isLoggedIn() || session.dialogue().isLoginBegun();
		return late ? Reply.of(503, "HOST comes before USER.") : Reply.of(220, "Host accepted.");
	}

}
