package dev.wharf.worker;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import dev.wharf.event.WharfEvent;
import dev.wharf.worker.Message.Beat;
import dev.wharf.worker.Message.Happened;
import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationListener;
import org.springframework.context.PayloadApplicationEvent;

/**
 * Tells the supervisor what happens in this process, and what it holds: soon after
 * something has happened, and from time to time as a sign of life. It beats on a virtual
 * thread as those that serve clients do: where they cannot run any more, it cannot.
 */
final class Reporter implements ApplicationListener<PayloadApplicationEvent<?>>, AutoCloseable {

	/** The longest time between two beats. */
	static final Duration PULSE = Duration.ofSeconds(1);

	/** Many events make one beat. */
	private static final Duration GATHER = Duration.ofMillis(10);

	private final Link link;

	private final Supplier<Figures> figures;

	private final Semaphore news = new Semaphore(0);

	private @Nullable Thread thread;

	Reporter(Link link, Supplier<Figures> figures) {
		this.link = link;
		this.figures = figures;
	}

	/** Returns when the supervisor has been told what there is. */
	void begin() {
		tell();
		this.thread = Thread.ofVirtual().name("worker-reporter").start(this::beat);
	}

	@Override
	public void onApplicationEvent(PayloadApplicationEvent<?> event) {
		if (event.getPayload() instanceof WharfEvent happened) {
			this.link.offer(new Happened(happened));
			if (this.news.availablePermits() == 0) {
				this.news.release();
			}
		}
	}

	private void beat() {
		try {
			while (true) {
				if (this.news.tryAcquire(PULSE.toMillis(), TimeUnit.MILLISECONDS)) {
					Thread.sleep(GATHER);
					this.news.drainPermits();
				}
				tell();
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private void tell() {
		this.link.offer(new Beat(this.figures.get().withDropped(this.link.dropped())));
	}

	/** Tells what there was in the end. */
	@Override
	public void close() {
		if (this.thread != null) {
			this.thread.interrupt();
			tell();
		}
	}

}
