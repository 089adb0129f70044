package dev.wharf.management;

import dev.wharf.webhook.OutboxFigures;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/**
 * The outbox of webhooks: down when its database does not answer, since no upload is
 * complete without it. A receiver that does not answer is no illness of ours.
 */
final class OutboxHealthIndicator extends AbstractHealthIndicator {

	private final OutboxFigures outbox;

	OutboxHealthIndicator(OutboxFigures outbox) {
		super("The outbox could not be looked at");
		this.outbox = outbox;
	}

	@Override
	protected void doHealthCheck(Health.Builder builder) {
		builder.up().withDetail("pending", this.outbox.pending()).withDetail("dead", this.outbox.dead());
	}

}
