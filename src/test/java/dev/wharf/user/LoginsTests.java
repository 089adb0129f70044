package dev.wharf.user;

import java.net.InetAddress;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.DisabledException;
import org.springframework.security.authentication.InternalAuthenticationServiceException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Logins from the properties to the user, through the configuration as it is at a start.
 */
@Isolated("it reads the output of the JVM")
@ExtendWith(OutputCaptureExtension.class)
class LoginsTests {

	private static final InetAddress PEER = InetAddress.getLoopbackAddress();

	@TempDir
	private Path home;

	private ApplicationContextRunner runner = new ApplicationContextRunner();

	@BeforeEach
	void configureTwoUsers() {
		this.runner = this.runner
			.withConfiguration(AutoConfigurations.of(DemoConfiguration.class, UserConfiguration.class))
			.withPropertyValues("wharf.users[0].name=alice",
					"wharf.users[0].password={bcrypt}" + new BCryptPasswordEncoder(4).encode("Alice's"),
					"wharf.users[0].home=" + this.home, "wharf.users[1].name=bench",
					"wharf.users[1].password={noop}bench", "wharf.users[1].home=" + this.home);
	}

	@Test
	void letsInWhoKnowsThePassword() {
		this.runner.run((context) -> {
			FtpUser alice = login(context, "alice", "Alice's");
			assertThat(alice)
				.isEqualTo(new FtpUser("alice", this.home, Permission.ALL, false, StandardCharsets.UTF_8, true, 0));
			assertThat(login(context, "bench", "bench").name()).isEqualTo("bench");
			assertThat(login(context, "alice", "Alice's")).as("again").isEqualTo(alice);
		});
	}

	@Test
	void refusesAWrongPasswordAndAnUnknownUserAlike() {
		this.runner.run((context) -> {
			for (String name : List.of("alice", "bench", "nobody", "Alice", "", "anonymous", "ftp")) {
				for (String password : List.of("wrong", "", "{noop}bench", "x".repeat(200), "\0")) {
					assertThatExceptionOfType(BadCredentialsException.class)
						.isThrownBy(() -> login(context, name, password))
						.withMessage("Bad credentials");
				}
			}
		});
	}

	@Test
	void refusesADisabledUserEvenWithTheRightPassword() {
		this.runner.withPropertyValues("wharf.users[1].enabled=false")
			.run((context) -> assertThatExceptionOfType(DisabledException.class)
				.isThrownBy(() -> login(context, "bench", "bench")));
	}

	@Test
	void keepsUnknownToAGuesserThatAUserIsDisabled() {
		this.runner.withPropertyValues("wharf.users[1].enabled=false")
			.run((context) -> assertThatExceptionOfType(BadCredentialsException.class)
				.isThrownBy(() -> login(context, "bench", "wrong")));
	}

	@Test
	void givesAUserWhatItsPropertiesSay() {
		this.runner
			.withPropertyValues("wharf.users[0].permissions=read-only,make-directory", "wharf.users[0].file-names=GBK",
					"wharf.users[0].ascii-conversion=false", "wharf.users[0].max-sessions=3")
			.run((context) -> assertThat(login(context, "alice", "Alice's")).isEqualTo(
					new FtpUser("alice", this.home, Set.of(Permission.LIST, Permission.READ, Permission.MAKE_DIRECTORY),
							false, Charset.forName("GBK"), false, 3)));
	}

	@Test
	void givesTheServersDefaultsToUsersWithoutAnOwnSetting() {
		this.runner
			.withPropertyValues("wharf.session.file-names=ISO-8859-1", "wharf.session.ascii-conversion=false",
					"wharf.users[1].file-names=Shift_JIS", "wharf.users[1].ascii-conversion=true")
			.run((context) -> {
				assertThat(login(context, "alice", "Alice's").fileNames()).isEqualTo(StandardCharsets.ISO_8859_1);
				assertThat(login(context, "alice", "Alice's").asciiConversion()).isFalse();
				assertThat(login(context, "bench", "bench").fileNames()).isEqualTo(Charset.forName("Shift_JIS"));
				assertThat(login(context, "bench", "bench").asciiConversion()).isTrue();
			});
	}

	@Test
	void warnsOfEveryPasswordInClearWithoutShowingIt(CapturedOutput output) {
		this.runner.withPropertyValues("wharf.users[1].password={noop}hunter2").run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(output).containsOnlyOnce("wharf.users[1].password of user 'bench' is in clear ({noop})")
				.doesNotContain("hunter2")
				.doesNotContain("alice");
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "anonymous", "ftp", "Anonymous", "FTP" })
	void letsAnonymousUsersInWithAnyPasswordWhenEnabled(String name) {
		this.runner.withPropertyValues("wharf.anonymous.enabled=true", "wharf.anonymous.home=" + this.home)
			.run((context) -> {
				assertThat(login(context, name, "me@example.org")).isEqualTo(new FtpUser("anonymous", this.home,
						Permission.READ_ONLY, true, StandardCharsets.UTF_8, true, 0));
				assertThat(context.getBean(Logins.class).withoutPassword(name)).isEmpty();
			});
	}

	@Test
	void letsEveryUnknownNameInWithoutAPasswordWhenSoConfigured() {
		this.runner
			.withPropertyValues("wharf.anonymous.enabled=true", "wharf.anonymous.home=" + this.home,
					"wharf.anonymous.accept-any-user=true", "wharf.anonymous.permissions=list,write")
			.run((context) -> {
				Logins logins = context.getBean(Logins.class);
				assertThat(logins.withoutPassword("whoever")).hasValueSatisfying((user) -> {
					assertThat(user.anonymous()).isTrue();
					assertThat(user.permissions()).containsExactly(Permission.LIST, Permission.WRITE);
				});
				assertThat(logins.withoutPassword("anonymous")).isPresent();
				assertThat(logins.withoutPassword("alice")).isEmpty();
				assertThat(login(context, "whoever", "anything").anonymous()).isTrue();
				assertThat(login(context, "alice", "Alice's").anonymous()).isFalse();
			});
	}

	@Test
	void asksEverybodyForAPasswordOtherwise() {
		this.runner.withPropertyValues("wharf.anonymous.accept-any-user=true")
			.run((context) -> assertThat(context.getBean(Logins.class).withoutPassword("whoever")).isEmpty());
	}

	@Test
	void takesTheUserThatAnAuthenticationManagerOfTheApplicationMade() {
		FtpUser carol = new FtpUser("carol", this.home, Permission.READ_ONLY, false, StandardCharsets.UTF_8, true, 0);
		this.runner.withBean(AuthenticationManager.class, () -> accepting(carol)).run((context) -> {
			assertThat(context).hasSingleBean(AuthenticationManager.class);
			assertThat(login(context, "whatever", "she says")).isSameAs(carol);
		});
	}

	@Test
	void findsTheHomeInTheUsersPropertiesWhenAnotherChecksThePassword() {
		this.runner.withPropertyValues("wharf.users[0].password=")
			.withBean(AuthenticationManager.class, () -> accepting("alice"))
			.run((context) -> assertThat(login(context, "alice", "anything").home()).isEqualTo(this.home));
	}

	@Test
	void refusesAnAcceptedUserWhoIsDisabledInTheUsersProperties() {
		this.runner.withPropertyValues("wharf.users[0].enabled=false")
			.withBean(AuthenticationManager.class, () -> accepting("alice"))
			.run((context) -> assertThatExceptionOfType(DisabledException.class)
				.isThrownBy(() -> login(context, "alice", "anything")));
	}

	@Test
	void refusesAnAcceptedUserWithoutAHomeAndLogsWhy(CapturedOutput output) {
		this.runner.withBean(AuthenticationManager.class, () -> accepting("dave")).run((context) -> {
			assertThatExceptionOfType(InternalAuthenticationServiceException.class)
				.isThrownBy(() -> login(context, "dave", "anything"));
			assertThat(output).contains("Refused 'dave'").contains("wharf.users").doesNotContain("anything");
		});
	}

	@Test
	void tellsTheAuthenticationManagerWhereTheClientIs() {
		AuthenticationManager byAddress = (authentication) -> {
			assertThat(authentication.getDetails()).isEqualTo(PEER);
			return authenticated("alice");
		};
		this.runner.withBean(AuthenticationManager.class, () -> byAddress)
			.run((context) -> assertThat(login(context, "alice", "anything").name()).isEqualTo("alice"));
	}

	@Test
	void showsNoPasswordInAnyText() {
		this.runner.run((context) -> {
			UserDirectory users = context.getBean(UserDirectory.class);
			assertThat(users.accounts().toString()).doesNotContain("{noop}bench").doesNotContain("$2a$");
			assertThat(UserProperties.in(context.getEnvironment()).toString()).contains("alice")
				.doesNotContain("{noop}bench")
				.doesNotContain("$2a$");
		});
	}

	private static FtpUser login(AssertableApplicationContext context, String name, String password) {
		return context.getBean(Logins.class).login(name, password, PEER);
	}

	private static AuthenticationManager accepting(Object principal) {
		return (authentication) -> authenticated(principal);
	}

	private static UsernamePasswordAuthenticationToken authenticated(@Nullable Object principal) {
		return UsernamePasswordAuthenticationToken.authenticated(principal, null, List.of());
	}

}
