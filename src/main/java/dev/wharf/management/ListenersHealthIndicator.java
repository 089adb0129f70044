package dev.wharf.management;

import java.net.InetSocketAddress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.wharf.connection.ControlListener;
import dev.wharf.connection.ServerProperties;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

/**
 * Where control connections are accepted: down when one of the ports is not listened on.
 */
final class ListenersHealthIndicator extends AbstractHealthIndicator {

	private final List<ControlListener> listeners;

	private final ServerProperties server;

	ListenersHealthIndicator(List<ControlListener> listeners, ServerProperties server) {
		super("The listeners could not be looked at");
		this.listeners = listeners;
		this.server = server;
	}

	@Override
	protected void doHealthCheck(Health.Builder builder) {
		boolean all = this.listeners.stream().allMatch(ControlListener::isListening);
		builder.status(all ? Status.UP : Status.DOWN)
			.withDetail("mode", this.server.mode().propertyValue())
			.withDetail("ports", this.listeners.stream().map(ListenersHealthIndicator::describe).toList());
	}

	private static Map<String, Object> describe(ControlListener listener) {
		InetSocketAddress bound = listener.bound();
		Map<String, Object> port = new LinkedHashMap<>();
		port.put("address", bound.getAddress().getHostAddress());
		port.put("port", bound.getPort());
		port.put("tls", listener.isImplicit() ? "implicit" : "explicit");
		port.put("listening", listener.isListening());
		return port;
	}

}
