package dev.wharf.worker;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.Optional;

import dev.wharf.event.UploadAnnouncer;
import dev.wharf.event.UploadStored;
import dev.wharf.event.WharfEvent.Refusal;
import dev.wharf.limit.LoginThrottle;
import dev.wharf.limit.SessionLimits;
import dev.wharf.limit.SessionLimits.Full;
import dev.wharf.limit.SessionLimits.Permit;
import dev.wharf.session.SessionOverview;
import dev.wharf.upload.UploadValidation;
import dev.wharf.user.FtpUser;
import dev.wharf.user.Logins;
import dev.wharf.worker.Message.Query;
import dev.wharf.worker.Message.Verdict;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.security.core.AuthenticationException;

/**
 * Decides what holds for all processes together: places, passwords, delays. Thread-safe.
 */
final class Answers {

	private static final Logger logger = LoggerFactory.getLogger(Answers.class);

	private final SessionLimits limits;

	private final LoginThrottle throttle;

	private final Logins logins;

	private final SessionOverview overview;

	private final UploadValidation validation;

	private final @Nullable UploadAnnouncer announcer;

	Answers(SessionLimits limits, LoginThrottle throttle, Logins logins, SessionOverview overview,
			UploadValidation validation, @Nullable UploadAnnouncer announcer) {
		this.limits = limits;
		this.throttle = throttle;
		this.logins = logins;
		this.overview = overview;
		this.validation = validation;
		this.announcer = announcer;
	}

	/**
	 * Answers a question; may take as long as a password hash or a look for viruses.
	 * @param query what is asked
	 * @param worker who asks, and holds what it is given
	 */
	Verdict to(Query query, Worker worker) {
		return switch (query) {
			case Query.Admit admit -> switch (this.limits.admit(admit.client())) {
				case Permit place -> new Verdict.Place(worker.admit(place));
				case Full full -> new Verdict.NoPlace(full.reason());
			};
			case Query.AdmitUser user -> this.limits.admitUser(user.user(), user.most())
				.<Verdict>map((place) -> new Verdict.Place(worker.hold(place)))
				.orElse(new Verdict.NoPlace(Refusal.SESSIONS));
			case Query.LogIn login -> new Verdict.Known(logIn(login).orElse(null));
			case Query.LogInByName login -> new Verdict.Known(this.logins.withoutPassword(login.name()).orElse(null));
			case Query.LogInByCertificate login -> new Verdict.Known(byCertificate(login).orElse(null));
			case Query.Failed failed -> new Verdict.Hold(this.throttle.failed(failed.client()));
			case Query.Validate validate -> new Verdict.Validated(this.validation.validate(validate.upload()));
			case Query.Announce announce -> new Verdict.Announced(announce(announce.upload()));
			case Query.Sessions sessions -> new Verdict.All(this.overview.sessions());
		};
	}

	void succeeded(Message.LoginSucceeded login) {
		this.throttle.succeeded(login.client());
	}

	private boolean announce(UploadStored upload) {
		try {
			if (this.announcer != null) {
				this.announcer.announce(upload);
			}
			return true;
		}
		catch (IOException ex) {
			logger.error("An upload cannot be announced: {}", ex.getMessage());
			return false;
		}
	}

	private Optional<FtpUser> logIn(Query.LogIn login) {
		try {
			return Optional.of(this.logins.login(login.name(), login.password(), login.client()));
		}
		catch (AuthenticationException ex) {
			return Optional.empty();
		}
	}

	private Optional<FtpUser> byCertificate(Query.LogInByCertificate login) {
		try {
			X509Certificate certificate = (X509Certificate) CertificateFactory.getInstance("X.509")
				.generateCertificate(new ByteArrayInputStream(Base64.getDecoder().decode(login.certificate())));
			return this.logins.byCertificate(login.name(), certificate);
		}
		catch (CertificateException ex) {
			return Optional.empty();
		}
	}

}
