package dev.wharf.event;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Traces of sessions; whoever tells what only they need asks here whether to.
 *
 * @param enabled whether there are any; how many, and where they go, is said by
 * {@code management.tracing} and {@code management.opentelemetry.tracing}
 */
@ConfigurationProperties("wharf.tracing")
public record TracingProperties(@DefaultValue("false") boolean enabled) {
}
