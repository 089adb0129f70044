package dev.wharf.management;

import java.util.function.ToDoubleFunction;

import dev.wharf.webhook.OutboxFigures;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Shows what waits to be told to the receiver of webhooks, if there is one.
 */
@Component
class OutboxMetrics implements MeterBinder {

	private final ObjectProvider<OutboxFigures> outbox;

	OutboxMetrics(ObjectProvider<OutboxFigures> outbox) {
		this.outbox = outbox;
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		this.outbox.ifAvailable((figures) -> {
			gauge(registry, figures, "pending", OutboxFigures::pending);
			gauge(registry, figures, "dead", OutboxFigures::dead);
		});
	}

	private static void gauge(MeterRegistry registry, OutboxFigures figures, String state,
			ToDoubleFunction<OutboxFigures> value) {
		Gauge.builder(WharfMeter.OUTBOX.meterName(), figures, value)
			.description(WharfMeter.OUTBOX.description())
			.tag("state", state)
			.register(registry);
	}

}
