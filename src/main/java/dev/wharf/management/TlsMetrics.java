package dev.wharf.management;

import java.time.Clock;
import java.time.Duration;

import dev.wharf.tls.ConditionalOnKeys;
import dev.wharf.tls.KeyMaterials;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

import org.springframework.stereotype.Component;

/**
 * Shows how long the server's certificate will do, for an alert in good time.
 */
@Component
@ConditionalOnKeys
class TlsMetrics implements MeterBinder {

	private final KeyMaterials materials;

	private final Clock clock;

	TlsMetrics(KeyMaterials materials, Clock clock) {
		this.materials = materials;
		this.clock = clock;
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		WharfMeter meter = WharfMeter.CERTIFICATE_SECONDS;
		Gauge.builder(meter.meterName(), this, TlsMetrics::secondsToExpiry)
			.description(meter.description())
			.register(registry);
	}

	private double secondsToExpiry() {
		return Duration.between(this.clock.instant(), this.materials.status().expires()).toSeconds();
	}

}
