package dev.wharf.user;

import java.net.InetAddress;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.DisabledException;
import org.springframework.security.authentication.InternalAuthenticationServiceException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;

/**
 * Turns what a client says in {@code USER} and {@code PASS} (RFC 959 4.1.1) into the
 * {@link FtpUser} its session acts for. Thread-safe.
 */
public final class Logins {

	private static final Logger logger = LoggerFactory.getLogger(Logins.class);

	private final AuthenticationManager authenticationManager;

	private final UserDirectory users;

	Logins(AuthenticationManager authenticationManager, UserDirectory users) {
		this.authenticationManager = authenticationManager;
		this.users = users;
	}

	/**
	 * Checks a password. Computes a password hash, so it may take a good part of a second
	 * and must not run on a thread that serves other connections.
	 * @param name the argument of {@code USER}
	 * @param password the argument of {@code PASS}; of no account for anonymous users
	 * @param peer the client's address, handed to the {@link AuthenticationManager} as
	 * the details of the request
	 * @return the user
	 * @throws AuthenticationException when the login is refused; the message is for the
	 * server's log, as it may tell why
	 */
	public FtpUser login(String name, String password, InetAddress peer) throws AuthenticationException {
		Optional<FtpUser> anonymous = this.users.anonymousFor(name);
		if (anonymous.isPresent()) {
			return anonymous.get();
		}
		UsernamePasswordAuthenticationToken request = UsernamePasswordAuthenticationToken.unauthenticated(name,
				password);
		request.setDetails(peer);
		Authentication result = this.authenticationManager.authenticate(request);
		if (result == null || !result.isAuthenticated()) {
			throw new BadCredentialsException("The authentication manager did not authenticate the user");
		}
		return userOf(result);
	}

	/**
	 * Finds the user for whom {@code USER} alone is a login, which
	 * {@code wharf.anonymous.accept-any-user} allows for every name that
	 * {@code wharf.users} does not have.
	 * @param name the argument of {@code USER}
	 * @return the anonymous user, or empty when a password has to be asked for
	 */
	public Optional<FtpUser> withoutPassword(String name) {
		return this.users.withoutPassword(name);
	}

	/**
	 * Finds the user whom a certificate stands for in place of a password. Nobody
	 * anonymous or disabled.
	 * @param name the argument of {@code USER}
	 * @param certificate the client's, verified: signed by an authority that is trusted
	 * @return the user of that name if the certificate's subject is the user's
	 * {@code certificate-subject}, or, where none is set, has the user's name as its
	 * common name; otherwise empty
	 */
	public Optional<FtpUser> byCertificate(String name, X509Certificate certificate) {
		return Optional.ofNullable(this.users.find(name))
			.filter(Account::enabled)
			.filter((account) -> account.owns(certificate))
			.map(Account::user);
	}

	/**
	 * Everybody whom the configuration knows, the anonymous user among them: those whose
	 * homes should be in order.
	 * @return the enabled users, in no order
	 */
	public List<FtpUser> known() {
		return this.users.enabled();
	}

	private FtpUser userOf(Authentication authentication) {
		if (authentication.getPrincipal() instanceof FtpUser user) {
			return user;
		}
		Account account = this.users.find(authentication.getName());
		if (account == null) {
			logger.warn(
					"Refused '{}': the authentication manager accepts the password, but neither is its principal"
							+ " an FtpUser nor does wharf.users have that name, so there is no home folder",
					authentication.getName());
			throw new InternalAuthenticationServiceException("No home folder is known for the user");
		}
		if (!account.enabled()) {
			throw new DisabledException("The user is disabled in wharf.users");
		}
		return account.user();
	}

}
