package dev.wharf.management;

import jakarta.servlet.DispatcherType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.actuate.autoconfigure.web.server.ManagementPortType;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.boot.security.autoconfigure.SecurityProperties;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.EndpointRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;

/**
 * The login of the management port: one operator, {@code spring.security.user}, whose
 * password is made up at the start where none is set. FTP users are not operators.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication(type = Type.SERVLET)
class ManagementSecurity {

	private static final Logger logger = LoggerFactory.getLogger(ManagementSecurity.class);

	/** The console needs no more, and nothing else here is a page. */
	private static final String ONLY_OURS = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
			+ " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

	@Bean
	SecurityFilterChain managementFilters(HttpSecurity http, ManagementProperties properties,
			SecurityProperties security, Environment environment) {
		if (security.getUser().isPasswordGenerated()
				&& ManagementPortType.get(environment) != ManagementPortType.DISABLED) {
			logger.warn("""
					The management port wants user '{}' with generated password: {}
					It is made anew at each start; set spring.security.user.password to have one that stays.""",
					security.getUser().getName(), security.getUser().getPassword());
		}
		return http.authenticationManager(operator(security.getUser()))
			.authorizeHttpRequests((requests) -> requests.dispatcherTypeMatchers(DispatcherType.ERROR)
				.permitAll()
				.requestMatchers(EndpointRequest.to(properties.open().toArray(String[]::new)))
				.permitAll()
				.anyRequest()
				.authenticated())
			.httpBasic(Customizer.withDefaults())
			.sessionManagement((sessions) -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
			.headers((headers) -> headers.contentSecurityPolicy((policy) -> policy.policyDirectives(ONLY_OURS)))
			.csrf((csrf) -> csrf.requireCsrfProtectionMatcher(new ForeignOrigin()))
			.build();
	}

	/** No bean: the one there is says who may log in over FTP. */
	private static AuthenticationManager operator(SecurityProperties.User user) {
		PasswordEncoder encoder = PasswordEncoderFactories.createDelegatingPasswordEncoder();
		String password = user.getPassword();
		UserDetails operator = User.withUsername(user.getName())
			.password(password.matches("^\\{.+}.*$") ? password : "{noop}" + password)
			.roles("OPERATOR")
			.build();
		DaoAuthenticationProvider provider = new DaoAuthenticationProvider(new InMemoryUserDetailsManager(operator));
		provider.setPasswordEncoder(encoder);
		return new ProviderManager(provider);
	}

}
