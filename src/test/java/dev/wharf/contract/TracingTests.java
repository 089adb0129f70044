package dev.wharf.contract;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.sdk.trace.data.SpanData;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static dev.wharf.contract.ContractTests.eventually;
import static org.assertj.core.api.Assertions.assertThat;

/** What sessions do can be followed in traces, and from the audit log into them. */
@Isolated("every start of another service would close its log files")
@ParameterizedClass(name = "{0}", allowZeroInvocations = true)
@MethodSource("variants")
@Timeout(300)
class TracingTests {

	@TempDir
	private Path folder;

	@Parameter
	Variant variant;

	private WharfServer server;

	private static Stream<Variant> variants() {
		return Variant.inTurn(Mode.REACTOR, Mode.PREFORK_REACTOR, Mode.PROCESSES);
	}

	private void start(String... more) {
		this.server = WharfServer.start(this.variant,
				Stream
					.concat(Stream.of(Service.MANAGED, "spring.main.sources=" + CollectedSpans.class.getName(),
							"wharf.tracing.enabled=true", "management.opentelemetry.tracing.export.schedule-delay=50ms",
							"wharf.audit.file=" + this.folder.resolve("audit.log")), Stream.of(more))
					.toArray(String[]::new));
	}

	@AfterEach
	void stop() throws IOException {
		this.server.close();
	}

	@Test
	void aSessionIsATraceOfItsCommandsAndTransfers() throws IOException {
		start("management.tracing.sampling.probability=1.0");
		WireClient client = this.server.login();
		client.put("STOR traced.txt", "content");
		client.expect(221, "QUIT");
		JsonNode line = audited("upload-ended");
		String trace = line.path("trace").asString();
		SpanData session = only(trace, "ftp session");
		assertThat(session.getAttributes().get(AttributeKey.stringKey("ftp.session")))
			.isEqualTo(line.path("session").asString());
		assertThat(session.getAttributes().get(AttributeKey.stringKey("user.name"))).isEqualTo("alice");
		SpanData command = only(trace, "ftp STOR");
		assertThat(command.getParentSpanId()).isEqualTo(session.getSpanId());
		assertThat(command.getAttributes().get(AttributeKey.stringKey("ftp.reply"))).isEqualTo("226");
		SpanData upload = only(trace, "ftp upload");
		assertThat(upload.getParentSpanId()).isEqualTo(command.getSpanId());
		assertThat(upload.getAttributes().get(AttributeKey.stringKey("file.path"))).isEqualTo("/traced.txt");
		for (String operation : List.of("storage create", "storage commit")) {
			SpanData storage = only(trace, operation);
			assertThat(storage.getParentSpanId()).isEqualTo(command.getSpanId());
			assertThat(storage.getAttributes().get(AttributeKey.stringKey("file.path"))).isEqualTo("/traced.txt");
		}
		assertThat(audited("session-closed").path("trace").asString()).isEqualTo(trace);
	}

	@Test
	void whatIsNotSampledIsNotThere() throws IOException {
		start("management.tracing.sampling.probability=0.0");
		this.server.login().expect(221, "QUIT");
		assertThat(audited("session-closed").has("trace")).isFalse();
	}

	@Test
	void whatTheOperatorDoesNotWantToObserveIsLeftOut() throws IOException {
		start("management.tracing.sampling.probability=1.0", "management.observations.enable.ftp.storage=false",
				"management.observations.key-values.region=north");
		WireClient client = this.server.login();
		client.put("STOR traced.txt", "content");
		client.expect(221, "QUIT");
		String trace = audited("session-closed").path("trace").asString();
		assertThat(only(trace, "ftp session").getAttributes().get(AttributeKey.stringKey("region"))).isEqualTo("north");
		assertThat(CollectedSpans.of(trace)).extracting(SpanData::getName)
			.contains("ftp STOR")
			.doesNotContain("storage create");
	}

	@Test
	void tracesGoToACollector() {
		List<String> received = new CopyOnWriteArrayList<>();
		try (LocalWebServer collector = new LocalWebServer((exchange) -> {
			received.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.ISO_8859_1));
			exchange.sendResponseHeaders(200, -1);
			exchange.close();
		})) {
			start("management.tracing.sampling.probability=1.0",
					"management.opentelemetry.tracing.export.otlp.endpoint=" + collector.url("/v1/traces"));
			this.server.login().expect(221, "QUIT");
			eventually().until(() -> String.join("", received),
					(all) -> all.contains("ftp session") && all.contains("ftp PASS") && all.contains("wharf"));
		}
	}

	private static SpanData only(String trace, String name) {
		return eventually()
			.until(() -> CollectedSpans.of(trace).stream().filter((span) -> span.getName().equals(name)).toList(),
					(spans) -> spans.size() == 1)
			.getFirst();
	}

	private JsonNode audited(String event) throws IOException {
		Path log = this.folder.resolve("audit.log");
		return eventually()
			.until(() -> Files.readAllLines(log)
				.stream()
				.map(JsonMapper.shared()::readTree)
				.filter((line) -> line.path("event").asString().equals(event))
				.toList(), (lines) -> !lines.isEmpty())
			.getFirst();
	}

}
