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
 * Asks Spring Security about passwords, and the configuration about everything else.
 */
final class ConfiguredLogins implements Logins, KnownUsers {

	private static final Logger logger = LoggerFactory.getLogger(ConfiguredLogins.class);

	private final AuthenticationManager authenticationManager;

	private final UserDirectory users;

	ConfiguredLogins(AuthenticationManager authenticationManager, UserDirectory users) {
		this.authenticationManager = authenticationManager;
		this.users = users;
	}

	@Override
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

	@Override
	public Optional<FtpUser> withoutPassword(String name) {
		return this.users.withoutPassword(name);
	}

	@Override
	public Optional<FtpUser> byCertificate(String name, X509Certificate certificate) {
		return Optional.ofNullable(this.users.find(name))
			.filter(Account::enabled)
			.filter((account) -> account.owns(certificate))
			.map(Account::user);
	}

	@Override
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
