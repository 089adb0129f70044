package dev.wharf.selftest;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.List;
import java.util.Objects;

import dev.wharf.connection.ControlListener;
import dev.wharf.connection.ServerMode;
import dev.wharf.connection.ServerProperties;
import dev.wharf.event.WharfEvent.SelfTested;
import dev.wharf.event.WharfEvent.SelfTested.Outcome;
import dev.wharf.tls.KeyMaterials;
import dev.wharf.tls.TlsProperties;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Tests the service now and then, as long as it runs. Thread-safe.
 */
@Component
@ConditionalOnBooleanProperty("wharf.health.self-test.enabled")
public final class SelfTests implements SmartLifecycle {

	private static final Logger logger = LoggerFactory.getLogger(SelfTests.class);

	private final List<ControlListener> listeners;

	private final ServerMode mode;

	private final SelfTestProperties properties;

	private final TlsProperties tls;

	private final @Nullable KeyMaterials keys;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	private volatile @Nullable SelfTestResult last;

	private volatile @Nullable Thread thread;

	SelfTests(List<ControlListener> listeners, ServerProperties server, SelfTestProperties properties,
			TlsProperties tls, ObjectProvider<KeyMaterials> keys, ApplicationEventPublisher events, Clock clock) {
		this.listeners = listeners;
		this.mode = server.mode();
		this.properties = properties;
		this.tls = tls;
		this.keys = keys.getIfAvailable();
		this.events = events;
		this.clock = clock;
	}

	/**
	 * How the last test went.
	 * @return {@code null} before the first is over
	 */
	public @Nullable SelfTestResult last() {
		return this.last;
	}

	/**
	 * Only a service that is wholly there: a test must not take the processes its start
	 * waits for.
	 */
	@Override
	public boolean isAutoStartup() {
		return false;
	}

	@Override
	@EventListener(ApplicationReadyEvent.class)
	public void start() {
		Thread testing = Thread.ofVirtual().name("ftp-self-test").unstarted(this::repeat);
		this.thread = testing;
		testing.start();
	}

	@Override
	public void stop() {
		Thread running = this.thread;
		if (running != null) {
			this.thread = null;
			running.interrupt();
		}
	}

	@Override
	public boolean isRunning() {
		return this.thread != null;
	}

	private void repeat() {
		try {
			while (isRunning()) {
				test();
				Thread.sleep(this.properties.interval());
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private void test() {
		SelfTestResult before = this.last;
		SelfTestResult result = visit();
		if (!isRunning()) {
			return;
		}
		this.last = result;
		this.events.publishEvent(new SelfTested(result.outcome(), result.phases()));
		if (result.outcome() == Outcome.FAILED) {
			logger.warn("The self-test has failed: {}", result.problem());
		}
		else if (before != null && before.outcome() == Outcome.FAILED && result.outcome() == Outcome.PASSED) {
			logger.info("The self-test passes again");
		}
	}

	private SelfTestResult visit() {
		ControlListener listener = this.listeners.getFirst();
		boolean secured = listener.isImplicit() || (this.keys != null && this.tls.mode() != TlsProperties.Mode.OFF);
		OwnCertificate trust = (secured && this.keys != null) ? new OwnCertificate(this.keys::isCertificate) : null;
		Visit visit = new Visit(place(listener.bound()), listener.isImplicit(), trust, this.properties);
		String problem = visit.run();
		return new SelfTestResult(this.clock.instant(), outcome(visit, problem), visit.phases(), secured,
				visit.resumed(), problem);
	}

	/** A service that is full or drained, or has one client only, is not ill. */
	private Outcome outcome(Visit visit, @Nullable String problem) {
		if (problem == null) {
			return Outcome.PASSED;
		}
		boolean waiting = this.mode == ServerMode.SERIAL && visit.hasTimedOut() && visit.phases().isEmpty();
		return (visit.wasTurnedAway() || waiting) ? Outcome.BUSY : Outcome.FAILED;
	}

	private static InetSocketAddress place(InetSocketAddress bound) {
		InetAddress address = Objects.requireNonNull(bound.getAddress());
		return address.isAnyLocalAddress() ? new InetSocketAddress(InetAddress.getLoopbackAddress(), bound.getPort())
				: bound;
	}

}
