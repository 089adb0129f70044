package dev.wharf.user;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * What somebody reads who made a mistake in the users' properties. Runs whole starts, so
 * that the registration of the analyzers and their order are tested too.
 */
@Isolated("it reads the output of the JVM")
@ExtendWith(OutputCaptureExtension.class)
class UserFailureAnalysisTests {

	@TempDir
	private Path home;

	@Test
	void startsFromTheCommandLine() {
		try (ConfigurableApplicationContext context = start(List.of("--wharf.users[0].name=bench",
				"--wharf.users[0].password={noop}bench", "--wharf.users[0].home=" + this.home))) {
			assertThat(context.getBean(UserDirectory.class).find("bench")).isNotNull();
		}
	}

	@Test
	void letsAShorterListOnTheCommandLineReplaceTheOneInAFile() throws Exception {
		Path file = Files.writeString(this.home.resolve("application.yml"), """
				wharf:
				  users:
				    - { name: one, password: "{noop}1", home: /, permissions: [ list ] }
				    - { name: two, password: "{noop}2", home: / }
				""");
		try (ConfigurableApplicationContext context = start(
				List.of("--spring.config.location=" + file, "--wharf.users[0].name=bench",
						"--wharf.users[0].password={noop}bench", "--wharf.users[0].home=" + this.home))) {
			assertThat(context.getBean(UserDirectory.class).accounts()).hasSize(1);
		}
	}

	@Test
	void homeIsMissing(CapturedOutput output) {
		fail("--wharf.users[0].name=bob", "--wharf.users[0].password={noop}x");
		assertThat(output).contains("wharf.users[0].home is missing or empty.", "Set it to the folder");
	}

	@Test
	void homeDoesNotExist(CapturedOutput output) {
		Path missing = this.home.resolve("missing");
		fail("--wharf.users[0].name=bob", "--wharf.users[0].password={noop}x", "--wharf.users[0].home=" + missing);
		assertThat(output).contains(
				"The value \"" + missing + "\" of wharf.users[0].home names a folder that does not exist.",
				"Make the folder " + missing
						+ ", or correct wharf.users[0].home. With wharf.users[0].create-home=true the start makes it.");
	}

	@Test
	void homeIsMadeIfThatIsWanted() {
		Path home = this.home.resolve("new/bob");
		try (ConfigurableApplicationContext context = start(
				List.of("--wharf.users[0].name=bob", "--wharf.users[0].password={noop}x",
						"--wharf.users[0].create-home=true", "--wharf.users[0].home=" + home))) {
			assertThat(home).isDirectory();
		}
	}

	@Test
	void homeCannotBeMade(CapturedOutput output) throws Exception {
		Path file = Files.writeString(this.home.resolve("file"), "");
		fail("--wharf.users[0].name=bob", "--wharf.users[0].password={noop}x", "--wharf.users[0].create-home=true",
				"--wharf.users[0].home=" + file.resolve("bob"));
		assertThat(output).contains("of wharf.users[0].home names a folder that cannot be made", "make it yourself.");
	}

	@Test
	void homeIsAFile(CapturedOutput output) throws Exception {
		Path file = Files.writeString(this.home.resolve("file"), "");
		fail("--wharf.users[0].name=bob", "--wharf.users[0].password={noop}x", "--wharf.users[0].home=" + file);
		assertThat(output).contains("The value \"" + file + "\" of wharf.users[0].home does not name a folder.",
				"Set wharf.users[0].home to a folder.");
	}

	@Test
	void homeMayNotBeEntered(CapturedOutput output) throws Exception {
		Path closed = Files.createDirectory(this.home.resolve("closed"),
				PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("---------")));
		if (Files.isReadable(closed)) {
			// The superuser may read everything, so for it this is no mistake.
			start(alice("--wharf.users[0].home=" + closed)).close();
		}
		else {
			fail(alice("--wharf.users[0].home=" + closed));
			assertThat(output).contains("wharf.users[0].home names a folder that the server may not read.",
					"enter the folder " + closed);
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			                | is missing or empty
			s3cret          | does not begin with the {id} of the way the password is encoded
			{s3cret}s3cret  | begins with an {id} that is not known
			{bcrypt}s3cret  | is not a whole password of the {bcrypt} encoding
			""")
	void passwordCannotWork(String password, String problem, CapturedOutput output) {
		fail(alice("--wharf.users[1].name=bob", "--wharf.users[1].home=" + this.home,
				"--wharf.users[1].password=" + (password != null ? password : "")));
		assertThat(output)
			.contains("wharf.users[1].password " + problem + ".", "Set wharf.users[1].password to a hash",
					"Known ids: {bcrypt}, {argon2},")
			.doesNotContain("s3cret");
	}

	@Test
	void permissionIsUnknown(CapturedOutput output) {
		fail(alice("--wharf.users[0].permissions=list,execute"));
		assertThat(output).contains("The value \"execute\" of wharf.users[0].permissions[1] is not a permission.",
				"Use any of: list, read, write, append, delete, rename, make-directory, remove-directory, set-time,"
						+ " set-mode, read-only, all.");
	}

	@Test
	void permissionOfAnonymousUsersIsUnknown(CapturedOutput output) {
		fail("--wharf.anonymous.enabled=true", "--wharf.anonymous.home=" + this.home,
				"--wharf.anonymous.permissions=look");
		assertThat(output).contains("The value \"look\" of wharf.anonymous.permissions[0] is not a permission.");
	}

	@Test
	void homeOfAnonymousUsersIsMissing(CapturedOutput output) {
		fail("--wharf.anonymous.enabled=true");
		assertThat(output).contains("wharf.anonymous.home is missing or empty.");
	}

	@Test
	void nameIsMissing(CapturedOutput output) {
		fail("--wharf.users[0].password={noop}x", "--wharf.users[0].home=" + this.home);
		assertThat(output).contains("wharf.users[0].name is missing or empty.", "Set it to the name");
	}

	@Test
	void nameIsTaken(CapturedOutput output) {
		fail(alice("--wharf.users[1].name=alice", "--wharf.users[1].password={noop}x",
				"--wharf.users[1].home=" + this.home));
		assertThat(output).contains("The value \"alice\" of wharf.users[1].name is already the name of wharf.users[0].",
				"Give each user a name of its own");
	}

	@Test
	void nameBelongsToAnonymousUsers(CapturedOutput output) {
		fail(alice("--wharf.users[0].name=Ftp", "--wharf.anonymous.enabled=true",
				"--wharf.anonymous.home=" + this.home));
		assertThat(output).contains("The value \"Ftp\" of wharf.users[0].name is a name of anonymous users");
	}

	@Test
	void nameHasAControlCharacter(CapturedOutput output) {
		fail(alice("--wharf.users[0].name=al\u0007ice"));
		assertThat(output).contains("The value \"al\\u0007ice\" of wharf.users[0].name has a control character in it")
			.doesNotContain("\u0007");
	}

	@ParameterizedTest
	@ValueSource(strings = { "wharf.users[1].pasword", "wharf.users[0].permission", "wharf.users[0]",
			"wharf.users.alice.password", "wharf.users[0].password.value" })
	void nameOfAPropertyIsMisspelt(String name, CapturedOutput output) {
		fail(alice("--" + name + "={noop}s3cret"));
		assertThat(output).contains(name + " is not a property of a user.", "Correct the name. Users have:")
			.doesNotContain("s3cret");
	}

	@ParameterizedTest
	@ValueSource(strings = { "wharf.session.file-names", "wharf.users[0].file-names" })
	void charsetIsUnknown(String property, CapturedOutput output) {
		fail(alice("--" + property + "=KLINGON-8"));
		assertThat(output).contains("The value \"KLINGON-8\" of " + property + " is not a charset",
				"Set " + property + " to a charset's name, such as UTF-8");
	}

	@ParameterizedTest
	@ValueSource(strings = { "alice", "", " ", "CN", "CN=alice,Company=Example" })
	void certificateSubjectIsNoName(String subject, CapturedOutput output) {
		fail(alice("--wharf.users[0].certificate-subject=" + subject));
		assertThat(output).contains(
				"The value \"" + subject + "\" of wharf.users[0].certificate-subject is not a" + " distinguished name.",
				"as in CN=alice,O=Example,C=DE", "-nameopt RFC2253");
	}

	@Test
	void certificateSubjectIsTaken(CapturedOutput output) {
		fail(alice("--wharf.users[0].certificate-subject=CN=alice,O=Example", "--wharf.users[1].name=bob",
				"--wharf.users[1].password={noop}x", "--wharf.users[1].home=" + this.home,
				"--wharf.users[1].certificate-subject=cn=Alice, o=example"));
		assertThat(output).contains(
				"of wharf.users[1].certificate-subject is already the certificate of" + " wharf.users[0].",
				"Give each user a certificate of its own");
	}

	@Test
	void certificateSubjectIsTheOtherWayRound(CapturedOutput output) {
		start(alice("--wharf.users[0].certificate-subject=C=DE, O=Example, CN=alice")).close();
		assertThat(output).contains("WARN", "The value \"C=DE, O=Example, CN=alice\" of"
				+ " wharf.users[0].certificate-subject has the most general part first");
	}

	@Test
	void sessionsAreBelowZero(CapturedOutput output) {
		fail(alice("--wharf.users[0].max-sessions=-1"));
		assertThat(output).contains("The value \"-1\" of wharf.users[0].max-sessions is below 0.");
	}

	@Test
	void hashesAtOnceAreBelowZero(CapturedOutput output) {
		fail(alice("--wharf.login.concurrent-hashes=-1"));
		assertThat(output).contains("wharf.login.concurrent-hashes", "\"-1\"", "must be greater than or equal to 0");
	}

	/** A good user, and what is given after it. */
	private List<String> alice(String... more) {
		List<String> args = new ArrayList<>(List.of("--wharf.users[0].password={noop}x"));
		List<String> given = List.of(more);
		if (given.stream().noneMatch((arg) -> arg.startsWith("--wharf.users[0].name="))) {
			args.add("--wharf.users[0].name=alice");
		}
		if (given.stream().noneMatch((arg) -> arg.startsWith("--wharf.users[0].home="))) {
			args.add("--wharf.users[0].home=" + this.home);
		}
		args.addAll(given);
		return args;
	}

	private static void fail(String... args) {
		fail(List.of(args));
	}

	private static void fail(List<String> args) {
		assertThatException().isThrownBy(() -> start(args).close());
	}

	private static ConfigurableApplicationContext start(List<String> args) {
		SpringApplication application = new SpringApplication(Server.class);
		application.setWebApplicationType(WebApplicationType.NONE);
		return application.run(args.toArray(String[]::new));
	}

	/**
	 * As much of a server as has to do with users.
	 */
	@ImportAutoConfiguration({ DemoConfiguration.class, UserConfiguration.class })
	private static final class Server {

	}

}
