package dev.wharf.user;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.BadCredentialsException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The start without any configuration, and what ends it.
 */
@Isolated("it reads the output of the JVM")
@ExtendWith(OutputCaptureExtension.class)
class DemoConfigurationTests {

	@TempDir
	private Path temp;

	private ApplicationContextRunner runner = new ApplicationContextRunner();

	@BeforeEach
	void serveATemporaryFolder() {
		this.runner = this.runner
			.withConfiguration(AutoConfigurations.of(DemoConfiguration.class, UserConfiguration.class))
			.withPropertyValues("wharf.demo.folder=" + this.temp.resolve("data"));
	}

	@Test
	void letsTheGeneratedAccountInWithAllPermissions() {
		this.runner.run((context) -> {
			GeneratedAccount account = context.getBean(GeneratedAccount.class);
			FtpUser user = context.getBean(Logins.class)
				.login(account.name(), account.password(), InetAddress.getLoopbackAddress());
			assertThat(user).isEqualTo(new FtpUser("wharf", this.temp.resolve("data"), Permission.ALL, false,
					StandardCharsets.UTF_8, true, 0));
			assertThatExceptionOfType(BadCredentialsException.class).isThrownBy(
					() -> context.getBean(Logins.class).login("wharf", "guess", InetAddress.getLoopbackAddress()));
		});
	}

	@Test
	void letsAnonymousUsersReadThePublicFolder() {
		this.runner.run((context) -> {
			FtpUser user = context.getBean(Logins.class)
				.login("anonymous", "me@example.org", InetAddress.getLoopbackAddress());
			assertThat(user.home()).isEqualTo(this.temp.resolve("data/public")).isDirectory();
			assertThat(user.permissions()).containsExactly(Permission.LIST, Permission.READ);
			assertThat(user.anonymous()).isTrue();
		});
	}

	@Test
	void makesAPasswordThatNeedsNoQuotesAndShowsItNowhere(CapturedOutput output) {
		this.runner.run((context) -> {
			GeneratedAccount account = context.getBean(GeneratedAccount.class);
			assertThat(account.password()).matches("[A-Za-z0-9_-]{22}");
			assertThat(output).doesNotContain(account.password());
			assertThat(account.toString()).doesNotContain(account.password());
		});
	}

	@Test
	void makesANewPasswordAtEachStart() {
		this.runner
			.run((first) -> this.runner.run((second) -> assertThat(second.getBean(GeneratedAccount.class).password())
				.isNotEqualTo(first.getBean(GeneratedAccount.class).password())));
	}

	@ParameterizedTest
	@ValueSource(strings = { "wharf.users=", "wharf.anonymous.enabled=false", "wharf.anonymous.accept-any-user=true",
			"wharf.demo.enabled=false" })
	void endsWithTheFirstPropertyAboutUsers(String property, CapturedOutput output) {
		this.runner.withPropertyValues(property).run((context) -> {
			assertThat(context).hasNotFailed().doesNotHaveBean(GeneratedAccount.class);
			assertThat(this.temp.resolve("data")).doesNotExist();
			assertThat(output).contains("Nobody can log in: set wharf.users");
		});
	}

	@Test
	void endsWithAConfiguredUser() {
		this.runner
			.withPropertyValues("wharf.users[0].name=bench", "wharf.users[0].password={noop}bench",
					"wharf.users[0].home=" + this.temp)
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(GeneratedAccount.class));
	}

	@Test
	void endsWithTheEnvironmentVariableOfAUser() {
		this.runner
			.withInitializer((context) -> context.getEnvironment()
				.getPropertySources()
				.addFirst(new SystemEnvironmentPropertySource("test-systemEnvironment", Map.of("WHARF_USERS_0_NAME",
						"bench", "WHARF_USERS_0_PASSWORD", "{noop}bench", "WHARF_USERS_0_HOME", this.temp.toString()))))
			.run((context) -> {
				assertThat(context).hasNotFailed().doesNotHaveBean(GeneratedAccount.class);
				assertThat(context.getBean(UserDirectory.class).find("bench")).isNotNull();
			});
	}

	@Test
	void endsWithAnAuthenticationManagerOfTheApplication() {
		this.runner.withBean(AuthenticationManager.class, () -> (authentication) -> authentication)
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(GeneratedAccount.class));
	}

}
