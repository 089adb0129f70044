package dev.wharf.contract;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import dev.wharf.selftest.Probe;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/** A program of its own visits the service from elsewhere, as {@code helm test} does. */
@Timeout(300)
class ProbeTests {

	private static WharfServer server;

	@BeforeAll
	static void start() {
		server = WharfServer.start(new Variant(Mode.REACTOR, Protection.EXPLICIT), "wharf.tls.mode=required");
	}

	@AfterAll
	static void stop() throws IOException {
		server.close();
	}

	@Test
	void aFileGoesUpAndComesBack() throws Exception {
		Visit visit = visit("secret", port(), certificate());
		assertThat(visit.said()).contains("A file went up and came back whole");
		assertThat(visit.exit()).isZero();
		assertThat(server.home()).isEmptyDirectory();
	}

	@Test
	void whatTheServiceSaysIsTold() throws Exception {
		Visit visit = visit("guess", port(), certificate());
		assertThat(visit.said()).contains("login: The service answered: 530");
		assertThat(visit.exit()).isOne();
	}

	@Test
	void noPasswordGoesOutInTheClearToAServiceThatWantsTls() throws Exception {
		assertThat(visit("secret", port()).said()).contains("login: The service answered: 5");
	}

	@Test
	void aServerWithAnotherCertificateIsNotTrusted() throws Exception {
		Path authority = server.service().root().resolve("certificates/ca.crt");
		Visit visit = visit("secret", port(), authority.toString());
		assertThat(visit.said()).contains("Another server has answered");
		assertThat(visit.exit()).isOne();
	}

	@Test
	void whatItCannotUnderstandIsTold() throws Exception {
		assertThat(visit("secret").said()).contains("Say host, port");
		assertThat(run("secret", List.of("nobody.invalid", "21")).said()).contains("There is no host nobody.invalid");
		assertThat(visit("secret", port(), "/nowhere").said()).contains("The certificate in /nowhere cannot be read");
	}

	private static String port() {
		return Integer.toString(server.port());
	}

	private static String certificate() {
		return Identity.certificateIn(server.service().root().resolve("certificates")).toString();
	}

	private static Visit visit(String password, String... arguments) throws Exception {
		return run(password, Stream.concat(Stream.of("localhost"), Stream.of(arguments)).toList());
	}

	private static Visit run(String password, List<String> arguments) throws Exception {
		List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin/java").toString(),
				"-cp", System.getProperty("java.class.path"), Probe.class.getName()));
		command.addAll(arguments);
		ProcessBuilder program = new ProcessBuilder(command).redirectErrorStream(true);
		program.environment().put("FTP_USER", "alice");
		program.environment().put("FTP_PASSWORD", password);
		Process process = program.start();
		String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		return new Visit(process.waitFor(), said);
	}

	/** How a visit went. */
	private record Visit(int exit, String said) {
	}

}
