package dev.wharf.tracing;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationFilter;
import io.micrometer.observation.ObservationPredicate;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.tracing.Tracer;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/**
 * Where observations of sessions begin. A registry of its own: that of the application
 * would time them, too, and as they are told when they are over, it would find that they
 * take no time. Predicates and filters of the application hold here all the same, and so
 * does what {@code management.observations} says. Thread-safe.
 */
@Component
@ConditionalOnBooleanProperty("wharf.tracing.enabled")
final class SessionObservations {

	private final ObservationRegistry registry = ObservationRegistry.create();

	SessionObservations(Tracer tracer, ObjectProvider<ObservationPredicate> predicates,
			ObjectProvider<ObservationFilter> filters) {
		ObservationRegistry.ObservationConfig config = this.registry.observationConfig();
		config.observationHandler(new ObservedSpans(tracer));
		predicates.orderedStream().forEach(config::observationPredicate);
		filters.orderedStream().forEach(config::observationFilter);
	}

	/**
	 * An observation, not begun yet.
	 * @param kind such as {@code ftp.command}
	 * @param name of the span
	 */
	Observation of(String kind, String name, Observed context) {
		return Observation.createNotStarted(kind, () -> context, this.registry).contextualName(name);
	}

}
