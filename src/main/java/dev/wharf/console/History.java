package dev.wharf.console;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

import dev.wharf.event.WharfEvent.CommandCompleted;
import dev.wharf.event.WharfEvent.ConnectionRefused;
import dev.wharf.event.WharfEvent.LoginDecided;
import dev.wharf.event.WharfEvent.LoginResult;
import dev.wharf.event.WharfEvent.TransferEnded;
import dev.wharf.event.WharfEvent.TransferKind;
import dev.wharf.session.SessionFigures;
import dev.wharf.session.SessionOverview;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.distribution.HistogramSnapshot;
import io.micrometer.core.instrument.distribution.ValueAtPercentile;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import org.springframework.context.event.EventListener;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.stereotype.Component;

/**
 * Remembers the last hour, a point for every ten seconds. Thread-safe.
 */
@Component
@ConditionalOnConsole
class History {

	private static final Duration STEP = Duration.ofSeconds(10);

	private static final int POINTS = 360;

	/** Their time is that of what they move. */
	private static final Set<String> TRANSFERS = Set.of("RETR", "STOR", "STOU", "APPE", "LIST", "NLST", "MLSD");

	private final SessionOverview overview;

	private final Clock clock;

	private final Deque<Point> points = new ArrayDeque<>();

	private final LongAdder uploaded = new LongAdder();

	private final LongAdder downloaded = new LongAdder();

	private final LongAdder rejected = new LongAdder();

	private final LongAdder refused = new LongAdder();

	private final Timer commands = Timer.builder("commands")
		.publishPercentiles(0.5, 0.95)
		.distributionStatisticExpiry(STEP.multipliedBy(2))
		.distributionStatisticBufferLength(2)
		.register(new SimpleMeterRegistry());

	private Moved before = new Moved(0, 0);

	History(SessionOverview overview, TaskScheduler taskScheduler, Clock clock) {
		this.overview = overview;
		this.clock = clock;
		var _ = taskScheduler.scheduleAtFixedRate(this::note, clock.instant().plus(STEP), STEP);
	}

	@EventListener
	void on(TransferEnded ended) {
		((ended.kind() == TransferKind.UPLOAD) ? this.uploaded : this.downloaded).add(ended.octets());
	}

	@EventListener
	void on(LoginDecided login) {
		if (login.result() != LoginResult.ACCEPTED) {
			this.rejected.increment();
		}
	}

	@EventListener
	void on(ConnectionRefused refusal) {
		this.refused.increment();
	}

	@EventListener
	void on(CommandCompleted command) {
		if (!TRANSFERS.contains(command.verb())) {
			this.commands.record(command.took());
		}
	}

	private void note() {
		List<SessionFigures> sessions = this.overview.sessions();
		Moved now = moved(sessions);
		HistogramSnapshot latency = this.commands.takeSnapshot();
		synchronized (this.points) {
			this.points.addLast(new Point(this.clock.instant(), now.since(this.before.uploaded(), now.uploaded()),
					now.since(this.before.downloaded(), now.downloaded()), sessions.size(),
					this.rejected.sumThenReset(), this.refused.sumThenReset(), millis(latency, 0), millis(latency, 1)));
			this.before = now;
			if (this.points.size() > POINTS) {
				this.points.removeFirst();
			}
		}
	}

	private static double millis(HistogramSnapshot latency, int percentile) {
		ValueAtPercentile[] values = latency.percentileValues();
		return (percentile < values.length) ? values[percentile].value(TimeUnit.MILLISECONDS) : 0;
	}

	/**
	 * Octets that have moved since the start of the service.
	 * @param sessions those there are: what moves in them counts as well
	 */
	Moved moved(List<SessionFigures> sessions) {
		long up = this.uploaded.sum();
		long down = this.downloaded.sum();
		for (SessionFigures session : sessions) {
			if (session.transfer() != null) {
				boolean upload = session.transfer().kind().equals("upload");
				up += upload ? session.transfer().octets() : 0;
				down += upload ? 0 : session.transfer().octets();
			}
		}
		return new Moved(up, down);
	}

	/** The points there are, the oldest first. */
	List<Point> points() {
		synchronized (this.points) {
			return List.copyOf(this.points);
		}
	}

	/**
	 * Octets on data connections.
	 *
	 * @param uploaded from clients
	 * @param downloaded to clients, listings included
	 */
	record Moved(long uploaded, long downloaded) {

		/** A transfer that ends between two looks may be seen by neither for a moment. */
		private long since(long before, long now) {
			return Math.max(now - before, 0) / STEP.toSeconds();
		}

	}

	/**
	 * Ten seconds.
	 *
	 * @param at their end
	 * @param uploaded octets a second from clients
	 * @param downloaded octets a second to clients
	 * @param sessions open at the end
	 * @param rejected logins that failed
	 * @param refused clients that were turned away
	 * @param median milliseconds that half of the commands took at most; transfers do not
	 * count
	 * @param slow milliseconds that 95 of 100 took at most
	 */
	record Point(Instant at, long uploaded, long downloaded, int sessions, long rejected, long refused, double median,
			double slow) {
	}

}
