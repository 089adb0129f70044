package dev.wharf.worker;

import java.net.InetAddress;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.Optional;

import dev.wharf.user.FtpUser;
import dev.wharf.user.Logins;
import dev.wharf.worker.Message.Query;
import dev.wharf.worker.Message.Verdict;

import org.springframework.security.authentication.BadCredentialsException;

/**
 * Logins that the supervisor decides: the processes that clients talk to know no
 * passwords, and the bound on hashes at once holds for all of them.
 */
final class SupervisedLogins implements Logins {

	private final Supervision supervision;

	SupervisedLogins(Supervision supervision) {
		this.supervision = supervision;
	}

	@Override
	public FtpUser login(String name, String password, InetAddress peer) {
		return ask(new Query.LogIn(name, password, peer))
			.orElseThrow(() -> new BadCredentialsException("The supervisor refuses the login"));
	}

	@Override
	public Optional<FtpUser> withoutPassword(String name) {
		return ask(new Query.LogInByName(name));
	}

	@Override
	public Optional<FtpUser> byCertificate(String name, X509Certificate certificate) {
		try {
			return ask(
					new Query.LogInByCertificate(name, Base64.getEncoder().encodeToString(certificate.getEncoded())));
		}
		catch (CertificateEncodingException ex) {
			return Optional.empty();
		}
	}

	private Optional<FtpUser> ask(Query query) {
		return Optional.ofNullable(this.supervision.ask(query, Verdict.Known.class)).map(Verdict.Known::user);
	}

}
