package dev.wharf.connection;

import java.time.Duration;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.context.ApplicationContext;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Lets the end of the service begin with a time in which it is not ready and accepts
 * clients all the same: a load balancer sends some until it has looked again, and they
 * would find nobody.
 */
@Component
final class StopDelay {

	private static final Logger logger = LoggerFactory.getLogger(StopDelay.class);

	private final ApplicationContext context;

	private final Duration delay;

	StopDelay(ApplicationContext context, ServerProperties properties) {
		this.context = context;
		this.delay = properties.stopDelay();
	}

	/** Before anybody else begins to end. */
	@EventListener
	@Order(Ordered.HIGHEST_PRECEDENCE)
	void on(ContextClosedEvent closed) {
		if (this.delay.isZero() || !closed.getApplicationContext().equals(this.context)) {
			return;
		}
		AvailabilityChangeEvent.publish(this.context, ReadinessState.REFUSING_TRAFFIC);
		logger.info("Not ready any more; clients are accepted for another {} s", this.delay.toSeconds());
		try {
			Thread.sleep(this.delay);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
