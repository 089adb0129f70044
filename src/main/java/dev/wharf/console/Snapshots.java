package dev.wharf.console;

import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;

import dev.wharf.connection.ServerProperties;
import dev.wharf.event.WharfEvent;
import dev.wharf.limit.Draining;
import dev.wharf.management.FtpTransfersEndpoint;
import dev.wharf.management.SessionView;
import dev.wharf.session.SessionFigures;
import dev.wharf.session.SessionOverview;
import dev.wharf.webhook.OutboxFigures;
import dev.wharf.worker.WorkerControl;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.health.actuate.endpoint.HealthDescriptor;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Looks at the service for all pages that are open, so that many cost no more than one.
 * Thread-safe.
 */
@Component
@ConditionalOnConsole
class Snapshots {

	private static final int MOST_SESSIONS = 500;

	/** Health looks at disks, and the outbox is a database. */
	private static final Duration RARELY = Duration.ofSeconds(5);

	private final SessionOverview overview;

	private final History history;

	private final FtpTransfersEndpoint transfers;

	private final Draining draining;

	private final String service;

	private final String mode;

	private final Clock clock;

	private final @Nullable WorkerControl workers;

	private final Remembered<Snapshot> snapshot;

	private final Remembered<Slow> slow;

	Snapshots(SessionOverview overview, History history, FtpTransfersEndpoint transfers, Draining draining,
			ConsoleProperties properties, ServerProperties server, HealthEndpoint health,
			ObjectProvider<WorkerControl> workers, ObjectProvider<OutboxFigures> outbox,
			@Value("${spring.application.name}") String service, Clock clock) {
		this.overview = overview;
		this.history = history;
		this.transfers = transfers;
		this.draining = draining;
		this.service = service;
		this.mode = WharfEvent.word(server.mode());
		this.clock = clock;
		this.workers = workers.getIfAvailable();
		OutboxFigures figures = outbox.getIfAvailable();
		this.slow = new Remembered<>(RARELY, () -> new Slow(health.health(), count(figures)));
		this.snapshot = new Remembered<>(properties.interval().dividedBy(2), this::look);
	}

	/** How things are, or were half an interval ago. */
	Snapshot take() {
		return this.snapshot.get();
	}

	private Snapshot look() {
		List<SessionFigures> sessions = this.overview.sessions();
		History.Moved moved = this.history.moved(sessions);
		List<SessionView> shown = sessions.stream()
			.sorted(Comparator.comparing((SessionFigures session) -> session.transfer() == null)
				.thenComparing(SessionFigures::since))
			.limit(MOST_SESSIONS)
			.map(SessionView::of)
			.toList();
		int running = (int) sessions.stream().filter((session) -> session.transfer() != null).count();
		Slow rest = this.slow.get();
		return new Snapshot(this.clock.instant(), this.service, this.mode, this.draining.isUnderWay(), sessions.size(),
				running, moved.uploaded(), moved.downloaded(), shown, this.transfers.last(), rest.health(),
				(this.workers != null) ? this.workers.status() : null, rest.outbox());
	}

	private static Snapshot.@Nullable Outbox count(@Nullable OutboxFigures figures) {
		try {
			return (figures != null) ? new Snapshot.Outbox(figures.pending(), figures.dead()) : null;
		}
		catch (DataAccessException ex) {
			// Health says so.
			return null;
		}
	}

	/** What is not looked at each time. */
	private record Slow(HealthDescriptor health, Snapshot.@Nullable Outbox outbox) {
	}

}
