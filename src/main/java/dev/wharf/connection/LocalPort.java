package dev.wharf.connection;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.stereotype.Component;

/**
 * Tells the port that was bound as the property {@code local.ftp.port}, and that of
 * implicit FTPS as {@code local.ftps.port}, as Spring Boot's web servers tell theirs:
 * with {@code wharf.server.port=0} nobody could know it.
 */
@Component
class LocalPort {

	private final List<ControlListener> listeners;

	private final ConfigurableEnvironment environment;

	LocalPort(List<ControlListener> listeners, ConfigurableEnvironment environment) {
		this.listeners = listeners;
		this.environment = environment;
	}

	@EventListener(ApplicationStartedEvent.class)
	void publish() {
		Map<String, Object> ports = new HashMap<>();
		this.listeners
			.forEach((listener) -> ports.put("local.%s.port".formatted(listener.scheme()), listener.bound().getPort()));
		this.environment.getPropertySources().addFirst(new MapPropertySource("wharf.ports", ports));
	}

}
