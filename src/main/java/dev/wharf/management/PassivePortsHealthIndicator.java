package dev.wharf.management;

import dev.wharf.worker.Figures;
import dev.wharf.worker.ServiceFigures;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

/**
 * Where data connections are accepted: down when no passive port is listened on.
 */
final class PassivePortsHealthIndicator extends AbstractHealthIndicator {

	private final ServiceFigures service;

	PassivePortsHealthIndicator(ServiceFigures service) {
		super("The passive ports could not be looked at");
		this.service = service;
	}

	@Override
	protected void doHealthCheck(Health.Builder builder) {
		Figures figures = this.service.total();
		builder.status((figures.passivePorts() > 0) ? Status.UP : Status.DOWN)
			.withDetail("range", this.service.passiveRange())
			.withDetail("listening", figures.passivePorts())
			.withDetail("reserved", figures.passiveReserved())
			.withDetail("exhausted", figures.passiveExhausted());
	}

}
