package dev.wharf.audit;

import java.time.Clock;
import java.util.Objects;

import dev.wharf.event.SessionTraces;
import dev.wharf.event.WharfEvent.Recorded;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
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

	private final @Nullable SessionTraces traces;

	private final Clock clock;

	AuditLog(AuditProperties properties, ObjectProvider<SessionTraces> traces, Clock clock) {
		this.file = new RollingFile("wharf.audit", PROPERTY, Objects.requireNonNull(properties.file()), properties);
		this.traces = traces.getIfAvailable();
		this.clock = clock;
	}

	/** Before a trace is over with its session. */
	@EventListener
	@Order(0)
	void on(Recorded event) {
		this.file.write(this.json.writeValueAsString(AuditRecord.of(event, this.clock.instant(), this.traces)));
	}

	@Override
	public void close() {
		this.file.close();
	}

}
