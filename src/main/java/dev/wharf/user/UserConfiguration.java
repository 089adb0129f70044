package dev.wharf.user;

import java.util.List;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.security.authentication.AccountStatusUserDetailsChecker;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;

/**
 * Wires logins. An auto-configuration, because only those are looked at after all beans
 * of the application, so that an {@link AuthenticationManager} of its own reliably
 * replaces the one made here.
 */
@AutoConfiguration(after = DemoConfiguration.class)
@EnableConfigurationProperties({ AnonymousProperties.class, UserDefaults.class, LoginProperties.class })
class UserConfiguration {

	private static final Logger logger = LoggerFactory.getLogger(UserConfiguration.class);

	@Bean
	@ConditionalOnMissingBean
	UserDirectory userDirectory(Environment environment, AnonymousProperties anonymous, UserDefaults defaults) {
		return new ConfiguredUsers(defaults).read(UserProperties.in(environment), anonymous);
	}

	@Bean
	@ConditionalOnMissingBean
	AuthenticationManager authenticationManager(UserDirectory users, LoginProperties properties) {
		if (users.isEmpty()) {
			logger.warn("Nobody can log in: set wharf.users, or wharf.anonymous.enabled and wharf.anonymous.home");
		}
		List<String> passwords = ConfiguredPasswords.check(users.accounts());
		DaoAuthenticationProvider provider = new DaoAuthenticationProvider(userDetails(users));
		provider.setPasswordEncoder(new EqualWorkPasswordEncoder(
				new BoundedPasswordEncoder(PasswordEncoding.delegating(), properties.places()), passwords));
		// A guesser is not to learn that a user is disabled: only after the right
		// password.
		provider.setPreAuthenticationChecks((user) -> {
		});
		provider.setPostAuthenticationChecks(new AccountStatusUserDetailsChecker());
		return new ProviderManager(provider);
	}

	@Bean
	ConfiguredLogins logins(AuthenticationManager authenticationManager, UserDirectory users) {
		return new ConfiguredLogins(authenticationManager, users);
	}

	private static UserDetailsService userDetails(UserDirectory users) {
		return (name) -> {
			Account account = users.find(name);
			if (account == null) {
				throw new UsernameNotFoundException("No such user in wharf.users");
			}
			return account.toUserDetails();
		};
	}

}
