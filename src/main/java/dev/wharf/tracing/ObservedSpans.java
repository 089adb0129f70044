package dev.wharf.tracing;

import java.util.Objects;
import java.util.concurrent.TimeUnit;

import io.micrometer.observation.Observation;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.handler.TracingObservationHandler;

/** Makes a span of each observation, with the times that it has with it. */
final class ObservedSpans implements TracingObservationHandler<Observed> {

	private final Tracer tracer;

	ObservedSpans(Tracer tracer) {
		this.tracer = tracer;
	}

	@Override
	public boolean supportsContext(Observation.Context context) {
		return context instanceof Observed;
	}

	@Override
	public Tracer getTracer() {
		return this.tracer;
	}

	@Override
	public void onStart(Observed context) {
		Span parent = getParentSpan(context);
		Span.Builder span = this.tracer.spanBuilder();
		span = (parent != null) ? span.setParent(parent.context()) : span.setNoParent().kind(Span.Kind.SERVER);
		getTracingContext(context).setSpan(span.name(Objects.requireNonNull(context.getContextualName()))
			.startTimestamp(context.begunMicros(), TimeUnit.MICROSECONDS)
			.start());
	}

	@Override
	public void onEvent(Observation.Event event, Observed context) {
		getRequiredSpan(context).event(event.getContextualName());
	}

	@Override
	public void onStop(Observed context) {
		Span span = getRequiredSpan(context);
		tagSpan(context, span);
		span.end(context.endedMicros(), TimeUnit.MICROSECONDS);
	}

}
