package dev.wharf.user;

import java.net.InetAddress;
import java.security.cert.X509Certificate;
import java.util.Optional;

import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.core.AuthenticationException;

/**
 * Turns what a client says in {@code USER} and {@code PASS} (RFC 959 4.1.1) into the
 * {@link FtpUser} its session acts for. Thread-safe.
 */
public interface Logins {

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
	FtpUser login(String name, String password, InetAddress peer) throws AuthenticationException;

	/**
	 * Finds the user for whom {@code USER} alone is a login, which
	 * {@code wharf.anonymous.accept-any-user} allows for every name that
	 * {@code wharf.users} does not have.
	 * @param name the argument of {@code USER}
	 * @return the anonymous user, or empty when a password has to be asked for
	 */
	Optional<FtpUser> withoutPassword(String name);

	/**
	 * Finds the user whom a certificate stands for in place of a password. Nobody
	 * anonymous or disabled.
	 * @param name the argument of {@code USER}
	 * @param certificate the client's, verified: signed by an authority that is trusted
	 * @return the user of that name if the certificate's subject is the user's
	 * {@code certificate-subject}, or, where none is set, has the user's name as its
	 * common name; otherwise empty
	 */
	Optional<FtpUser> byCertificate(String name, X509Certificate certificate);

}
