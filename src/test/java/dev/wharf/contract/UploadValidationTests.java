package dev.wharf.contract;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;

import dev.wharf.machine.SideBySide;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import static dev.wharf.contract.ContractTests.eventually;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Where validators are asked, nothing is in place that they have not accepted, and what
 * was there before stays.
 */
@SideBySide
@ParameterizedClass(name = "{0}", allowZeroInvocations = true)
@MethodSource("variants")
@Timeout(300)
class UploadValidationTests {

	@TempDir
	private static Path quarantine;

	private static UploadChecker checker;

	private static WharfServer server;

	@Parameter
	Variant variant;

	private static Stream<Variant> variants() {
		return Variant.inTurn(Mode.REACTOR, Mode.PREFORK_REACTOR, Mode.PROCESSES);
	}

	@BeforeParameterizedClassInvocation
	static void start(Variant variant) {
		checker = new UploadChecker();
		server = start(variant, "refuse");
	}

	private static WharfServer start(Variant variant, String whenUndecided) {
		return WharfServer.start(variant, "spring.main.sources=" + NoPrograms.class.getName(),
				"wharf.uploads.validators[0]=" + checker.url(), "wharf.uploads.timeout=5s",
				"wharf.uploads.when-undecided=" + whenUndecided, "wharf.uploads.quarantine=" + quarantine);
	}

	@AfterParameterizedClassInvocation
	static void stop() throws IOException {
		server.close();
		checker.close();
	}

	@AfterEach
	void hangUp() throws IOException {
		ContractTests.hangUp(server);
		server.emptyFolders();
		for (Path each : quarantined()) {
			Files.delete(each);
		}
		checker.answer((question) -> 204);
	}

	@Test
	void looksAtAFileBeforeItIsInPlace() {
		List<String> seen = new ArrayList<>();
		WireClient other = server.login();
		checker.answer((question) -> {
			seen.addAll(other.fetchLines("NLST"));
			return 200;
		});
		server.login().put("STOR first look.txt", "content");
		assertThat(checker.asked("/first%20look.txt"))
			.containsExactly(new UploadChecker.Question("/first%20look.txt", "alice", "127.0.0.1", "content"));
		assertThat(seen).isEmpty();
		assertThat(server.read("first look.txt")).asString().isEqualTo("content");
	}

	@ParameterizedTest
	@CsvSource({ "403, 550", "422, 550", "413, 552", "409, 553" })
	void putsRejectedFilesIntoQuarantine(int status, int code) throws IOException {
		server.write("there.txt", "old");
		checker.answer((question) -> status);
		WireClient client = server.login();
		assertThat(client.put(code, "STOR there.txt", "new").text()).endsWith("Not on Sundays.");
		assertThat(server.read("there.txt")).asString().isEqualTo("old");
		assertThat(leftovers()).containsExactly("there.txt");
		assertThat(quarantined()).singleElement().satisfies((file) -> {
			assertThat(file).hasContent("new");
			assertThat(file.getFileName().toString()).endsWith("-there.txt");
		});
		checker.answer((question) -> 204);
		client.put("STOR there.txt", "newer");
		assertThat(server.read("there.txt")).asString().isEqualTo("newer");
	}

	@Test
	void asksBeansOfTheApplicationToo() throws IOException {
		assertThat(server.login().put(553, "STOR game.exe", "MZ").text()).endsWith("No programs here.");
		assertThat(leftovers()).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "500", "404", "302" })
	void refusesForNowWhatNobodyCanDecide(int status) throws IOException {
		checker.answer((question) -> status);
		WireClient client = server.login();
		client.put(451, "STOR undecided.txt", "content");
		assertThat(server.exists("undecided.txt")).isFalse();
		assertThat(quarantined()).isEmpty();
		checker.answer((question) -> 204);
		client.put("STOR undecided.txt", "content");
	}

	@Test
	void waitsForNoValidatorLongerThanItMay() {
		CountDownLatch over = new CountDownLatch(1);
		checker.answer((question) -> waitFor(over));
		server.login().put(451, "STOR slow.txt", "content");
		over.countDown();
		assertThat(server.exists("slow.txt")).isFalse();
	}

	private static int waitFor(CountDownLatch latch) {
		try {
			latch.await();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		return 204;
	}

	@Test
	void storesWhatNobodyCanDecideIfThatIsWanted() throws IOException {
		try (WharfServer lenient = start(this.variant, "accept")) {
			checker.answer((question) -> 500);
			lenient.login().put("STOR undecided.txt", "content");
			assertThat(lenient.read("undecided.txt")).asString().isEqualTo("content");
		}
	}

	@Test
	void looksAtAllOfAFileThatGrows() throws IOException {
		server.write("log.txt", "one");
		WireClient client = server.login();
		client.put("APPE log.txt", "two");
		assertThat(checker.asked("/log.txt").getLast().content()).isEqualTo("onetwo");
		checker.answer((question) -> 422);
		client.put(550, "APPE log.txt", "three");
		client.expect(350, "REST 3");
		client.put(550, "STOR log.txt", "3");
		assertThat(server.read("log.txt")).asString().isEqualTo("onetwo");
		assertThat(checker.asked("/log.txt").getLast().content()).isEqualTo("one3");
		assertThat(leftovers()).containsExactly("log.txt");
	}

	@Test
	void looksAtWhatPartsAreWhenJoined() throws IOException {
		server.write("a.txt", "vi");
		server.write("b.txt", "rus");
		checker.answer((question) -> question.content().equals("virus") ? 403 : 204);
		server.login().expect(550, "COMB \"a.txt\" \"b.txt\"");
		assertThat(server.read("a.txt")).asString().isEqualTo("vi");
		assertThat(leftovers()).containsExactlyInAnyOrder("a.txt", "b.txt");
	}

	@Test
	void aUniqueNameIsFreeAgainAfterARejection() throws IOException {
		checker.answer((question) -> 403);
		WireClient client = server.login();
		client.put(550, "STOU unique.txt", "bad");
		checker.answer((question) -> 204);
		client.put("STOU unique.txt", "good");
		assertThat(server.read("unique.txt")).asString().isEqualTo("good");
		assertThat(leftovers()).containsExactly("unique.txt");
	}

	@Test
	void countsWhatWasDecided() {
		long rejected = server.service().count("wharf.uploads.validations", "outcome", "rejected");
		long transfers = server.service().count("wharf.transfers", "result", "rejected");
		checker.answer((question) -> 403);
		server.login().put(550, "STOR bad.txt", "bad");
		eventually().until(() -> server.service().count("wharf.uploads.validations", "outcome", "rejected"),
				(count) -> count == rejected + 1);
		eventually().until(() -> server.service().count("wharf.transfers", "result", "rejected"),
				(count) -> count == transfers + 1);
	}

	/** What lies in the home, with what clients cannot see. */
	private static List<String> leftovers() throws IOException {
		return names(server.home()).map((file) -> file.getFileName().toString()).toList();
	}

	private static List<Path> quarantined() throws IOException {
		return names(quarantine).toList();
	}

	private static Stream<Path> names(Path folder) throws IOException {
		try (Stream<Path> files = Files.list(folder)) {
			return files.toList().stream();
		}
	}

}
