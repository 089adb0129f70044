package dev.wharf.connection;

import java.util.Map;

import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.stereotype.Component;

/**
 * Tells the port that was bound as the property {@code local.ftp.port}, as Spring Boot's
 * web servers tell theirs: with {@code wharf.server.port=0} nobody could know it.
 */
@Component
class LocalPort {

	private final ControlListener listener;

	private final ConfigurableEnvironment environment;

	LocalPort(ControlListener listener, ConfigurableEnvironment environment) {
		this.listener = listener;
		this.environment = environment;
	}

	@EventListener(ApplicationStartedEvent.class)
	void publish() {
		Map<String, Object> ports = Map.of("local.ftp.port", this.listener.bound().getPort());
		this.environment.getPropertySources().addFirst(new MapPropertySource("wharf.ports", ports));
	}

}
