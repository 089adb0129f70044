package dev.wharf.management;

import java.util.function.ToDoubleFunction;

import dev.wharf.session.SessionRegistry;
import dev.wharf.transfer.PassivePorts;
import dev.wharf.transfer.TransferEngine;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

import org.springframework.stereotype.Component;

/**
 * Shows what there is at the moment.
 */
@Component
class ServiceMetrics implements MeterBinder {

	private final SessionRegistry sessions;

	private final TransferEngine transfers;

	private final PassivePorts passivePorts;

	ServiceMetrics(SessionRegistry sessions, TransferEngine transfers, PassivePorts passivePorts) {
		this.sessions = sessions;
		this.transfers = transfers;
		this.passivePorts = passivePorts;
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		gauge(registry, WharfMeter.SESSIONS, this.sessions, SessionRegistry::size);
		gauge(registry, WharfMeter.TRANSFERS_RUNNING, this.transfers, TransferEngine::running);
		gauge(registry, WharfMeter.PASSIVE_PORTS, this.passivePorts, PassivePorts::listening);
		gauge(registry, WharfMeter.PASSIVE_RESERVED, this.passivePorts, PassivePorts::reserved);
		counter(registry, WharfMeter.PASSIVE_UNMATCHED, PassivePorts::unmatched);
		counter(registry, WharfMeter.PASSIVE_EXHAUSTED, PassivePorts::exhausted);
	}

	private static <T> void gauge(MeterRegistry registry, WharfMeter meter, T source, ToDoubleFunction<T> value) {
		Gauge.builder(meter.meterName(), source, value).description(meter.description()).register(registry);
	}

	private void counter(MeterRegistry registry, WharfMeter meter, ToDoubleFunction<PassivePorts> value) {
		FunctionCounter.builder(meter.meterName(), this.passivePorts, value)
			.description(meter.description())
			.register(registry);
	}

}
