package dev.wharf.user;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

import dev.wharf.tls.TestKeys;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whose certificate is whose, from the properties to the user.
 */
class CertificateLoginTests {

	@TempDir
	private Path home;

	private ApplicationContextRunner runner = new ApplicationContextRunner();

	@BeforeEach
	void configureTwoUsers() {
		this.runner = this.runner
			.withConfiguration(AutoConfigurations.of(DemoConfiguration.class, UserConfiguration.class))
			.withPropertyValues("wharf.users[0].name=alice", "wharf.users[0].password={noop}x",
					"wharf.users[0].home=" + this.home, "wharf.users[1].name=bob", "wharf.users[1].password={noop}x",
					"wharf.users[1].home=" + this.home,
					"wharf.users[1].certificate-subject=CN=Robert Tables, OU=Sales, O=Example, C=DE");
	}

	@ParameterizedTest
	@ValueSource(strings = { "CN=alice", "CN=alice, O=Example, C=DE", "OU=Sales+CN=alice, O=Example",
			"UID=17, CN=alice, CN=People, O=Example", "EMAILADDRESS=a@example.org, CN=alice", "CN=\"alice\", O=x" })
	void aCertificateBelongsToTheUserOfItsCommonName(String subject) {
		assertThat(user("alice", subject)).map(FtpUser::name).hasValue("alice");
	}

	@ParameterizedTest
	@ValueSource(strings = { "CN=bob", "CN=Alice", "CN=alice2", "O=alice", "CN=bob, CN=alice",
			"O=\"Example, CN=alice\"", "O=CN\\=alice, CN=bob", "CN=\"alice, O=Example\"", "UID=alice" })
	void aCertificateOfAnotherCommonNameBelongsToNobodyElse(String subject) {
		assertThat(user("alice", subject)).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "CN=Robert Tables, OU=Sales, O=Example, C=DE", "cn=robert  tables,ou=sales,o=example,c=de" })
	void aCertificateBelongsToTheUserOfItsSubject(String subject) {
		assertThat(user("bob", subject)).map(FtpUser::name).hasValue("bob");
	}

	@ParameterizedTest
	@ValueSource(strings = { "CN=bob", "CN=Robert Tables", "C=DE, O=Example, OU=Sales, CN=Robert Tables",
			"CN=Robert Tables, OU=Sales, O=Example, C=US" })
	void aUserWithASubjectHasNoOtherCertificate(String subject) {
		assertThat(user("bob", subject)).isEmpty();
	}

	@Test
	void aDisabledUserHasNoCertificate() {
		this.runner = this.runner.withPropertyValues("wharf.users[0].enabled=false");
		assertThat(user("alice", "CN=alice")).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "anonymous", "ftp", "whoever" })
	void anonymousUsersHaveNoCertificate(String name) {
		this.runner = this.runner.withPropertyValues("wharf.anonymous.enabled=true",
				"wharf.anonymous.home=" + this.home, "wharf.anonymous.accept-any-user=true");
		assertThat(user(name, "CN=" + name)).isEmpty();
	}

	private Optional<FtpUser> user(String name, String subject) {
		AtomicReference<Optional<FtpUser>> user = new AtomicReference<>();
		this.runner.run((context) -> user
			.set(context.getBean(Logins.class).byCertificate(name, TestKeys.of(subject).certificate())));
		return user.get();
	}

}
