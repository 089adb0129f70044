package dev.wharf.webhook;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

import dev.wharf.event.WharfEvent.AnnouncementTried;
import dev.wharf.event.WharfEvent.AnnouncementTried.Outcome;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;

/**
 * Empties the outbox: one thread looks for what is due, and a bounded number of others
 * tell the receiver. Thread-safe.
 */
final class Deliveries implements SmartLifecycle {

	private static final Logger logger = LoggerFactory.getLogger(Deliveries.class);

	private static final long LOOK_AGAIN_MILLIS = 500;

	/** For the database, beyond what the receiver may take. */
	private static final Duration MARGIN = Duration.ofSeconds(5);

	private final Outbox outbox;

	private final Receiver receiver;

	private final WebhookProperties properties;

	private final ApplicationEventPublisher events;

	private final Semaphore free;

	private final Semaphore wake = new Semaphore(0);

	private volatile boolean running;

	private @Nullable Thread looking;

	private boolean failing;

	Deliveries(Outbox outbox, Receiver receiver, WebhookProperties properties, ApplicationEventPublisher events) {
		this.outbox = outbox;
		this.receiver = receiver;
		this.properties = properties;
		this.events = events;
		this.free = new Semaphore(properties.parallel());
	}

	/** There is something new in the outbox. */
	void hurry() {
		this.wake.release();
	}

	@Override
	public void start() {
		this.running = true;
		this.looking = Thread.ofVirtual().name("ftp-webhook").start(this::look);
	}

	/** What is under way may end; what does not is delivered after the next start. */
	@Override
	public void stop() {
		this.running = false;
		Thread thread = this.looking;
		if (thread != null) {
			thread.interrupt();
		}
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	private void look() {
		try {
			while (this.running) {
				deliverDue();
				if (this.wake.tryAcquire(LOOK_AGAIN_MILLIS, TimeUnit.MILLISECONDS)) {
					this.wake.drainPermits();
				}
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private void deliverDue() throws InterruptedException {
		try {
			for (OutboxEntry entry : this.outbox.due(this.properties.parallel())) {
				this.free.acquire();
				Thread.ofVirtual().name("ftp-webhook-call").start(() -> {
					try {
						deliver(entry);
					}
					finally {
						this.free.release();
					}
				});
			}
			this.failing = false;
		}
		catch (DataAccessException ex) {
			if (!this.failing) {
				logger.error("The outbox cannot be read, announcements have to wait: {}", ex.getMessage());
			}
			this.failing = true;
		}
	}

	private void deliver(OutboxEntry entry) {
		try {
			if (this.outbox.take(entry, this.properties.timeout().plus(this.properties.timeout()).plus(MARGIN))) {
				settle(entry, attempt(entry));
				hurry();
			}
		}
		catch (DataAccessException ex) {
			logger.warn("What became of announcement {} could not be noted, it may come twice: {}", entry.id(),
					ex.getMessage());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	/** Tells why it has failed, if it has. */
	private @Nullable String attempt(OutboxEntry entry) throws InterruptedException {
		try {
			this.receiver.tell(entry);
			return null;
		}
		catch (IOException ex) {
			return (ex.getMessage() != null) ? ex.getMessage() : ex.getClass().getSimpleName();
		}
	}

	private void settle(OutboxEntry entry, @Nullable String error) {
		if (error == null) {
			this.outbox.remove(entry);
			publish(Outcome.DELIVERED);
		}
		else if (entry.attempts() + 1 < this.properties.attempts()) {
			Duration delay = delay(entry.attempts());
			logger.info("Announcement {} of {} is tried again in {} s: {}", entry.id(), entry.path(),
					delay.toMillis() / 1000.0, error);
			this.outbox.postpone(entry, delay, error);
			publish(Outcome.RETRIED);
		}
		else {
			logger.warn("Announcement {} of {} is put aside after {} attempts: {}", entry.id(), entry.path(),
					this.properties.attempts(), error);
			this.outbox.bury(entry, error);
			publish(Outcome.DEAD);
		}
	}

	/** Chance keeps those that have failed together from coming back together. */
	private Duration delay(int failures) {
		long longest = this.properties.retryDelayMax().toMillis();
		long doubled = (failures < Long.SIZE - 2) ? this.properties.retryDelay().toMillis() << failures : longest;
		long delay = (doubled > 0) ? Math.min(doubled, longest) : longest;
		return Duration.ofMillis(delay - ThreadLocalRandom.current().nextLong(delay / 2 + 1));
	}

	private void publish(Outcome outcome) {
		this.events.publishEvent(new AnnouncementTried(outcome));
	}

}
