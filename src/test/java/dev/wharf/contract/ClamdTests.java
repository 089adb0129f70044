package dev.wharf.contract;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;

import dev.wharf.machine.NeedsProgram;
import dev.wharf.machine.SideBySide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Uploads are looked at by ClamAV, if that is wanted. */
@SideBySide
@ParameterizedClass(name = "{0}", allowZeroInvocations = true)
@MethodSource("variants")
@Timeout(300)
@NeedsProgram(name = "clamd", debian = "clamav-daemon")
class ClamdTests {

	private static Clamd clamd;

	private static WharfServer server;

	@Parameter
	Variant variant;

	private static Stream<Variant> variants() {
		return Variant.inTurn(Mode.PREFORK_REACTOR, Mode.REACTOR);
	}

	@BeforeParameterizedClassInvocation
	static void start(Variant variant, @TempDir Path folder) throws IOException {
		clamd = new Clamd(folder);
		String address = (variant.mode() == Mode.REACTOR) ? clamd.local() : clamd.remote();
		server = WharfServer.start(variant, "wharf.uploads.validators=" + address, "wharf.uploads.timeout=20s");
	}

	@AfterParameterizedClassInvocation
	static void stop() throws IOException {
		server.close();
		clamd.close();
	}

	@Test
	void letsHarmlessFilesPass() {
		WireClient client = server.login();
		client.put("STOR harmless.txt", "content");
		client.put("STOR empty.txt", "");
		assertThat(server.read("harmless.txt")).asString().isEqualTo("content");
		assertThat(server.exists("empty.txt")).isTrue();
	}

	@Test
	void rejectsAndRemovesAVirus() {
		WireClient client = server.login();
		String reply = client.put(550, "STOR virus.txt", "x".repeat(200_000) + Clamd.VIRUS).text();
		assertThat(reply).contains("infected", "Wharf.Test");
		assertThat(server.exists("virus.txt")).isFalse();
		client.put("STOR harmless.txt", "content");
	}

	@Test
	void refusesWhatIsTooLargeToLookAt() {
		server.login().put(451, "STOR large.txt", "x".repeat(Clamd.MOST + 1));
		assertThat(server.exists("large.txt")).isFalse();
	}

	@Test
	void refusesWhatNobodyIsThereToLookAt() throws IOException {
		try (WharfServer alone = WharfServer.start(this.variant, "wharf.uploads.validators=clamd:///nowhere")) {
			alone.login().put(451, "STOR unseen.txt", "content");
			assertThat(alone.exists("unseen.txt")).isFalse();
		}
	}

}
