package dev.wharf.contract;

import java.util.List;
import java.util.stream.Stream;

/**
 * One way of running the server. {@link #all()} is the one place that lists them: a new
 * mode, or a mode under TLS, is one more line there.
 *
 * @param name how reports call it
 * @param severalClients whether more than one client is served at a time
 * @param properties what to set so that the server runs this way
 */
public record Variant(String name, boolean severalClients, List<String> properties) {

	static final Variant SERIAL = new Variant("serial", false, List.of("wharf.server.mode=serial"));

	static final Variant VIRTUAL_THREADS = new Variant("thread-per-connection (virtual)", true,
			List.of("wharf.server.mode=thread-per-connection", "wharf.server.threads=virtual"));

	static final Variant PLATFORM_THREADS = new Variant("thread-per-connection (platform)", true,
			List.of("wharf.server.mode=thread-per-connection", "wharf.server.threads=platform"));

	static final Variant THREAD_POOL = new Variant("thread-pool", true, List.of("wharf.server.mode=thread-pool"));

	static final Variant REACTOR = new Variant("reactor", true, List.of("wharf.server.mode=reactor"));

	/** Every variant the contract holds for. */
	static Stream<Variant> all() {
		return Stream.of(SERIAL, VIRTUAL_THREADS, PLATFORM_THREADS, THREAD_POOL, REACTOR);
	}

	@Override
	public String toString() {
		return this.name;
	}

}
