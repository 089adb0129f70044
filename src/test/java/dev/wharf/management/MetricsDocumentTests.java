package dev.wharf.management;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

import io.micrometer.core.instrument.Meter.Type;
import io.micrometer.prometheusmetrics.PrometheusNamingConvention;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@code docs/metrics.md} says what the meters' enum says; {@code -Dmetrics.write=true}
 * writes it.
 */
class MetricsDocumentTests {

	private static final Path DOCUMENT = Path.of("docs/metrics.md");

	private static final String BEGINNING = """
			# Meters

			`/actuator/prometheus` shows all of them in the format of Prometheus, `/actuator/metrics` one by one. Timers
			are histograms. In `prefork` those that belong to a process have a tag `worker`, its number; summed over it
			they are the service's. In `process-per-connection` there is the sum alone: processes come and go with
			clients, and `/actuator/ftpworkers` shows each. Meters that count events appear with the first event.

			| meter | in Prometheus | kind | tags | meaning |
			|---|---|---|---|---|
			""";

	@Test
	void theDocumentSaysWhatTheMetersAre() throws IOException {
		String wanted = BEGINNING
				+ Arrays.stream(WharfMeter.values()).map(MetricsDocumentTests::row).collect(Collectors.joining());
		if (Boolean.getBoolean("metrics.write")) {
			Files.writeString(DOCUMENT, wanted);
		}
		assertThat(DOCUMENT).content().isEqualTo(wanted);
	}

	private static String row(WharfMeter meter) {
		String tags = meter.tags()
			.stream()
			.map((tag) -> "`" + tag.replaceFirst(":", "`:"))
			.collect(Collectors.joining("<br>"));
		return "| `%s` | `%s` | %s | %s | %s |%n".formatted(meter.meterName(),
				new PrometheusNamingConvention().name(meter.meterName(), meter.type())
						+ ((meter.type() == Type.COUNTER) ? "_total" : ""),
				meter.type().name().toLowerCase(Locale.ROOT), tags, meter.description());
	}

}
