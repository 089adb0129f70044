package dev.wharf.management;

import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;

import dev.wharf.worker.Figures;
import dev.wharf.worker.ServiceFigures;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;

import org.springframework.stereotype.Component;

/**
 * Shows what there is at the moment, of each process where several are told apart.
 */
@Component
class ServiceMetrics implements MeterBinder {

	/** Tells processes apart. */
	static final String WORKER = "worker";

	/** Of a second. */
	private static final double NANOS = 1e9;

	private final ServiceFigures service;

	ServiceMetrics(ServiceFigures service) {
		this.service = service;
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		for (ServiceFigures.Part part : this.service.parts()) {
			Tags tags = part.worker().isEmpty() ? Tags.empty() : Tags.of(WORKER, part.worker());
			gauge(registry, WharfMeter.SESSIONS, part, tags, Figures::sessions);
			gauge(registry, WharfMeter.TRANSFERS_RUNNING, part, tags, Figures::transfers);
			gauge(registry, WharfMeter.PASSIVE_PORTS, part, tags, Figures::passivePorts);
			gauge(registry, WharfMeter.PASSIVE_RESERVED, part, tags, Figures::passiveReserved);
			counter(registry, WharfMeter.PASSIVE_UNMATCHED, part, tags, Figures::passiveUnmatched);
			counter(registry, WharfMeter.PASSIVE_EXHAUSTED, part, tags, Figures::passiveExhausted);
			gauge(registry, WharfMeter.COMMANDS_WAITING, part, tags, Figures::commandsWaiting);
			gauge(registry, WharfMeter.POOL_THREADS, part, tags, (figures) -> figures.load().poolThreads());
			gauge(registry, WharfMeter.POOL_ACTIVE, part, tags, (figures) -> figures.load().poolActive());
			gauge(registry, WharfMeter.POOL_WAITING, part, tags, (figures) -> figures.load().poolWaiting());
			gauge(registry, WharfMeter.REACTOR_LAG, part, tags,
					(figures) -> figures.load().longestRoundNanos() / NANOS);
			rounds(registry, part, tags);
			counter(registry, WharfMeter.WORKERS_DROPPED, part, tags, Figures::dropped);
		}
	}

	private static void gauge(MeterRegistry registry, WharfMeter meter, ServiceFigures.Part part, Tags tags,
			ToDoubleFunction<Figures> value) {
		Gauge.builder(meter.meterName(), () -> value.applyAsDouble(part.figures().get()))
			.description(meter.description())
			.tags(tags)
			.register(registry);
	}

	private void rounds(MeterRegistry registry, ServiceFigures.Part part, Tags tags) {
		WharfMeter meter = WharfMeter.REACTOR_ROUNDS;
		FunctionTimer
			.builder(meter.meterName(), this.service, (service) -> part.figures().get().load().rounds(),
					(service) -> part.figures().get().load().roundNanos(), TimeUnit.NANOSECONDS)
			.description(meter.description())
			.tags(tags)
			.register(registry);
	}

	/** The service has the part for as long as there are meters. */
	private void counter(MeterRegistry registry, WharfMeter meter, ServiceFigures.Part part, Tags tags,
			ToDoubleFunction<Figures> value) {
		FunctionCounter.builder(meter.meterName(), this.service, (service) -> value.applyAsDouble(part.figures().get()))
			.description(meter.description())
			.tags(tags)
			.register(registry);
	}

}
