package dev.wharf.audit;

import java.time.Clock;
import java.util.Objects;

import dev.wharf.event.WharfEvent.Recorded;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Writes a line of JSON for each event, of all processes. Thread-safe.
 */
@Component
@ConditionalOnProperty(AuditLog.PROPERTY)
class AuditLog implements AutoCloseable {

	static final String PROPERTY = "wharf.audit.file";

	private final JsonMapper json = JsonMapper.shared();

	private final RollingFile file;

	private final Clock clock;

	AuditLog(AuditProperties properties, Clock clock) {
		this.file = new RollingFile("wharf.audit", PROPERTY, Objects.requireNonNull(properties.file()), properties);
		this.clock = clock;
	}

	@EventListener
	void on(Recorded event) {
		this.file.write(this.json.writeValueAsString(AuditRecord.of(event, this.clock.instant())));
	}

	@Override
	public void close() {
		this.file.close();
	}

}
