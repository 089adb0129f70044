package dev.wharf.contract;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import dev.wharf.contract.WebhookReceiver.Announcement;
import dev.wharf.machine.SideBySide;
import dev.wharf.management.Operator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static dev.wharf.contract.ContractTests.eventually;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whoever wants to know is told of every stored file, until it is understood, and of
 * nothing else.
 */
@SideBySide
@ParameterizedClass(name = "{0}", allowZeroInvocations = true)
@MethodSource("variants")
@Timeout(300)
class WebhookTests {

	private static WebhookReceiver receiver;

	private static @Nullable Postgres postgres;

	private static WharfServer server;

	@Parameter
	Variant variant;

	private static Stream<Variant> variants() {
		return Variant.inTurn(Mode.PROCESSES, Mode.PREFORK_REACTOR, Mode.REACTOR);
	}

	@BeforeParameterizedClassInvocation
	static void start(Variant variant) throws IOException {
		postgres = (variant.mode() == Mode.REACTOR) ? new Postgres() : null;
		receiver = new WebhookReceiver();
		List<String> settings = new ArrayList<>(receiver.properties());
		settings.addAll((postgres != null) ? postgres.properties()
				: List.of("wharf.webhook.outbox.url=jdbc:h2:mem:" + variant.mode()));
		settings.addAll(List.of("wharf.webhook.retry-delay=10ms", "wharf.webhook.attempts=3", Service.MANAGED,
				Operator.PASSWORD.substring(2)));
		server = WharfServer.start(variant, settings.toArray(String[]::new));
	}

	@AfterParameterizedClassInvocation
	static void stop() throws IOException {
		server.close();
		receiver.close();
		if (postgres != null) {
			postgres.close();
		}
	}

	@AfterEach
	void hangUp() {
		server.hangUp();
	}

	@Test
	void tellsWhatWasStored() {
		Instant before = Instant.now();
		server.login().put("STOR whole.txt", "content");
		Announcement announcement = only("/whole.txt");
		assertThat(announcement.signed()).isTrue();
		assertThat(announcement.content().path("type").asString()).isEqualTo("upload.stored");
		JsonNode file = announcement.file();
		assertThat(file.path("size").asLong()).isEqualTo(7);
		assertThat(file.path("digest").path("algorithm").asString()).isEqualTo("SHA-256");
		assertThat(file.path("digest").path("value").asString())
			.isEqualTo("ed7002b439e9ac845f22357d822bac1444730fbdb6016d3ec9432297b9ec9f73");
		assertThat(file.path("user").asString()).isEqualTo("alice");
		assertThat(file.path("client").asString()).isEqualTo("127.0.0.1");
		assertThat(file.path("session").asString()).isNotEmpty();
		assertThat(Instant.parse(file.path("started").asString())).isAfterOrEqualTo(before);
		assertThat(Instant.parse(file.path("completed").asString()))
			.isAfterOrEqualTo(Instant.parse(file.path("started").asString()));
	}

	@Test
	void tellsTheWholeFileWhereOnlyItsEndHasCome() {
		server.write("long.txt", "con");
		server.login().put("APPE long.txt", "tent");
		JsonNode file = only("/long.txt").file();
		assertThat(file.path("size").asLong()).isEqualTo(7);
		assertThat(file.path("digest").path("value").asString()).startsWith("ed7002b439e9ac84");
	}

	@Test
	void tellsNothingOfUploadsThatBreakOff() {
		WireClient client = server.login();
		client.passive();
		client.write("STOR broken.txt\r\n");
		client.expectMark();
		client.expect(426, "ABOR");
		client.expect(226);
		client.put("STOR after.txt", "content");
		only("/after.txt");
		assertThat(receiver.understood("/broken.txt")).isEmpty();
	}

	@Test
	void keepsTheOrderOfEachPathThroughFailures() {
		receiver.refuse((announcement) -> receiver.refused("/order.txt").size() < 2);
		WireClient client = server.login();
		client.put("STOR order.txt", "1");
		client.put("STOR order.txt", "22");
		client.put("STOR order.txt", "333");
		eventually().until(() -> receiver.understood("/order.txt"), (told) -> told.size() == 3);
		assertThat(receiver.understood("/order.txt")).extracting((told) -> told.file().path("size").asLong())
			.containsExactly(1L, 2L, 3L);
		assertThat(receiver.refused("/order.txt")).extracting(Announcement::id)
			.containsOnly(receiver.understood("/order.txt").getFirst().id());
	}

	@Test
	void putsAsideWhatIsNotUnderstoodAndSendsItAgainWhenAsked() {
		receiver.refuse((announcement) -> announcement.path().equals("/dead.txt"));
		server.login().put("STOR dead.txt", "content");
		eventually().until(() -> outbox().path("dead").asInt(), (dead) -> dead == 1);
		JsonNode entry = outbox().path("entries").path(0);
		assertThat(entry.path("path").asString()).isEqualTo("/dead.txt");
		assertThat(entry.path("attempts").asInt()).isEqualTo(3);
		assertThat(entry.path("error").asString()).contains("503");
		receiver.refuse((announcement) -> false);
		String id = entry.path("id").asString();
		assertThat(operator().post("ftpoutbox/" + id)).isEqualTo(200);
		assertThat(only("/dead.txt").id()).isEqualTo(id);
		eventually().until(() -> outbox().path("dead").asInt(), (dead) -> dead == 0);
		assertThat(operator().post("ftpoutbox/" + id)).isEqualTo(404);
	}

	@Test
	void showsMetersAndHealth() {
		server.login().put("STOR counted.txt", "content");
		only("/counted.txt");
		eventually().untilAsserted(
				() -> assertThat(server.service().count("wharf.webhook.announcements", "outcome", "delivered"))
					.isPositive());
		assertThat(operator().get("health/ftp/outbox")).contains("\"status\":\"UP\"").contains("pending");
	}

	private static Announcement only(String path) {
		eventually().until(() -> receiver.understood(path), (told) -> told.size() == 1);
		return receiver.understood(path).getFirst();
	}

	private static JsonNode outbox() {
		return JsonMapper.shared().readTree(operator().get("ftpoutbox"));
	}

	private static Operator operator() {
		return server.service().operator();
	}

}
