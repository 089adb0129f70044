package dev.wharf.management;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

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
		WharfMeter meter = WharfMeter.CERTIFICATE_DAYS;
		Gauge.builder(meter.meterName(), this, TlsMetrics::daysToExpiry)
			.description(meter.description())
			.register(registry);
	}

	private double daysToExpiry() {
		Duration left = Duration.between(this.clock.instant(), this.materials.status().expires());
		return (double) left.toSeconds() / TimeUnit.DAYS.toSeconds(1);
	}

}
