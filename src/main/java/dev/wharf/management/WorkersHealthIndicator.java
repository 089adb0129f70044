package dev.wharf.management;

import dev.wharf.worker.WorkerControl;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

/**
 * The processes that serve clients: down when processes die again and again, or none is
 * there.
 */
final class WorkersHealthIndicator extends AbstractHealthIndicator {

	private final WorkerControl control;

	WorkersHealthIndicator(WorkerControl control) {
		super("The state of the worker processes could not be determined");
		this.control = control;
	}

	@Override
	protected void doHealthCheck(Health.Builder builder) {
		WorkerControl.Status status = this.control.status();
		builder.status((status.failing() || status.processes().isEmpty()) ? Status.DOWN : Status.UP)
			.withDetail("alive", status.alive())
			.withDetail("most", status.most())
			.withDetail("restarts", status.restarts())
			.withDetail("deaths", status.deaths())
			.withDetail("lastExit", (status.lastExit() != null) ? status.lastExit() : "none")
			.withDetail("restarting", status.restarting());
	}

}
