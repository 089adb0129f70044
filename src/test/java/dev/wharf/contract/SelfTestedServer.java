package dev.wharf.contract;

import java.io.IOException;
import java.util.stream.Stream;

import dev.wharf.management.Operator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A service that tests itself.
 *
 * @param server as its clients meet it
 */
record SelfTestedServer(WharfServer server) implements AutoCloseable {

	/**
	 * Starts the service.
	 * @param variant how it runs and is met
	 * @param user whom the self-test logs in as
	 * @param more what to set beyond that, {@code name=value} each
	 */
	static SelfTestedServer start(Variant variant, String user, String... more) {
		// A process for each visit takes most of a second of a processor.
		String interval = (variant.mode() == Mode.PROCESSES) ? "3s" : "200ms";
		return new SelfTestedServer(WharfServer.start(variant,
				Stream
					.concat(Stream.of(Service.MANAGED, Operator.PASSWORD.substring(2),
							"wharf.health.self-test.enabled=true", "wharf.health.self-test.user=" + user,
							"wharf.health.self-test.password=secret", "wharf.health.self-test.interval=" + interval),
							Stream.of(more))
					.toArray(String[]::new)));
	}

	/** What health says of the last self-test, such as {@code UP}. */
	String status() {
		return health().path("status").asString();
	}

	/** How the last self-test went. */
	JsonNode details() {
		return health().path("details");
	}

	private JsonNode health() {
		return JsonMapper.shared().readTree(this.server.service().operator().get("health/ftp/selfTest"));
	}

	/** How many self-tests had the given outcome. */
	long count(String outcome) {
		return this.server.service().count("wharf.self.tests", "outcome", outcome);
	}

	@Override
	public void close() throws IOException {
		this.server.close();
	}

}
