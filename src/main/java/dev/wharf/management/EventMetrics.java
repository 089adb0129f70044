package dev.wharf.management;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

import dev.wharf.event.WharfEvent;
import dev.wharf.event.WharfEvent.AnnouncementTried;
import dev.wharf.event.WharfEvent.CommandCompleted;
import dev.wharf.event.WharfEvent.ConnectionRefused;
import dev.wharf.event.WharfEvent.ConnectionRelayed;
import dev.wharf.event.WharfEvent.ControlSecured;
import dev.wharf.event.WharfEvent.DataSecured;
import dev.wharf.event.WharfEvent.LoginDecided;
import dev.wharf.event.WharfEvent.SelfTested;
import dev.wharf.event.WharfEvent.SessionClosed;
import dev.wharf.event.WharfEvent.SessionGreeted;
import dev.wharf.event.WharfEvent.SessionOpened;
import dev.wharf.event.WharfEvent.StorageUsed;
import dev.wharf.event.WharfEvent.TransferEnded;
import dev.wharf.event.WharfEvent.TransferStarted;
import dev.wharf.event.WharfEvent.TreeChanged;
import dev.wharf.event.WharfEvent.UploadValidated;
import dev.wharf.event.WharfEvent.WorkerEnded;
import dev.wharf.worker.WorkerOrigin;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import org.jspecify.annotations.Nullable;

import org.springframework.context.PayloadApplicationEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Counts and times what happens. Tags come from closed sets only: an unknown verb is one
 * value, however many clients invent.
 */
@Component
class EventMetrics {

	/** Of histograms: few, as there is one for each verb, class of reply and process. */
	private static final Duration[] BOUNDS = { Duration.ofMillis(1), Duration.ofMillis(5), Duration.ofMillis(25),
			Duration.ofMillis(100), Duration.ofMillis(500), Duration.ofSeconds(2), Duration.ofSeconds(10),
			Duration.ofMinutes(1), Duration.ofMinutes(10) };

	private final MeterRegistry registry;

	/**
	 * The registry's own look-up builds its key anew each time; this is on every
	 * command's way.
	 */
	private final Map<Answer, Timer> commands = new ConcurrentHashMap<>();

	EventMetrics(MeterRegistry registry) {
		this.registry = registry;
		// An alert about the first failure needs to have seen none.
		List.of(SelfTested.Outcome.values()).forEach(this::tests);
	}

	@EventListener
	void on(PayloadApplicationEvent<?> published) {
		if (published.getPayload() instanceof WharfEvent event) {
			count(event, origin(published.getSource()));
		}
	}

	private void count(WharfEvent event, Tags origin) {
		switch (event) {
			case CommandCompleted command -> timer(command, origin).record(command.took());
			case SessionOpened opened -> counter(WharfMeter.SESSIONS_OPENED, origin).increment();
			case SessionClosed closed -> timer(WharfMeter.SESSIONS_CLOSED, origin).record(closed.lasted());
			case ConnectionRefused refused ->
				counter(WharfMeter.REFUSALS, origin.and("reason", WharfEvent.word(refused.reason()))).increment();
			case SessionGreeted greeted -> timer(WharfMeter.SESSIONS_GREETED, origin).record(greeted.took());
			case LoginDecided login ->
				timer(WharfMeter.LOGINS, origin.and("result", WharfEvent.word(login.result()))).record(login.took());
			case ControlSecured secured -> timer(WharfMeter.HANDSHAKES, tags(secured, origin)).record(secured.took());
			case DataSecured secured -> counter(WharfMeter.DATA_SECURED, tags(secured, origin)).increment();
			case TransferEnded transfer -> record(transfer, origin);
			case TransferStarted _, StorageUsed _ -> {
			}
			case TreeChanged changed ->
				counter(WharfMeter.TREE_CHANGES, origin.and("change", WharfEvent.word(changed.change()))).increment();
			case UploadValidated validated ->
				timer(WharfMeter.VALIDATIONS, Tags.of("outcome", WharfEvent.word(validated.decision())))
					.record(validated.took());
			case AnnouncementTried tried ->
				counter(WharfMeter.ANNOUNCEMENTS, Tags.of("outcome", WharfEvent.word(tried.outcome()))).increment();
			case ConnectionRelayed relayed ->
				counter(WharfMeter.RELAYS, Tags.of("outcome", WharfEvent.word(relayed.outcome()))).increment();
			case SelfTested tested -> record(tested);
			case WorkerEnded ended ->
				counter(WharfMeter.WORKERS_ENDED, Tags.of("expected", Boolean.toString(ended.expected()))).increment();
		}
	}

	/** Where several processes serve, meters tell them apart. */
	private static Tags origin(Object source) {
		return (source instanceof WorkerOrigin origin && !origin.worker().isEmpty())
				? Tags.of(ServiceMetrics.WORKER, origin.worker()) : Tags.empty();
	}

	private static Tags tags(ControlSecured secured, Tags origin) {
		return origin.and("protocol", Objects.requireNonNullElse(secured.protocol(), "none"), "resumed",
				Boolean.toString(secured.resumed()));
	}

	private static Tags tags(DataSecured secured, Tags origin) {
		return origin.and("program", secured.program(), "protocol", secured.protocol(), "resumed",
				Boolean.toString(secured.resumed()), "accepted", Boolean.toString(secured.accepted()));
	}

	private void record(TransferEnded transfer, Tags origin) {
		Tags kind = origin.and("kind", WharfEvent.word(transfer.kind()));
		timer(WharfMeter.TRANSFERS, kind.and("result", WharfEvent.word(transfer.result())))
			.record(transfer.times().whole());
		record(WharfMeter.TRANSFERS_CONNECTING, kind, transfer.times().connecting());
		record(WharfMeter.TRANSFERS_FIRST_OCTET, kind, transfer.times().firstOctet());
		counter(WharfMeter.OCTETS, kind).increment((double) transfer.octets());
	}

	private void record(SelfTested tested) {
		tests(tested.outcome()).increment();
		tested.phases()
			.forEach((phase, took) -> timer(WharfMeter.SELF_TEST_PHASES, Tags.of("phase", phase)).record(took));
	}

	private Counter tests(SelfTested.Outcome outcome) {
		return counter(WharfMeter.SELF_TESTS, Tags.of("outcome", WharfEvent.word(outcome)));
	}

	private void record(WharfMeter meter, Tags tags, @Nullable Duration time) {
		if (time != null) {
			timer(meter, tags).record(time);
		}
	}

	private Timer timer(CommandCompleted command, Tags origin) {
		return this.commands.computeIfAbsent(new Answer(command.verb(), command.code() / 100, origin),
				(answer) -> timer(WharfMeter.COMMANDS,
						origin.and("verb", answer.verb(), "reply", answer.reply() + "xx")));
	}

	private Timer timer(WharfMeter meter, Tags tags) {
		return Timer.builder(meter.meterName())
			.description(meter.description())
			.tags(tags)
			.serviceLevelObjectives(BOUNDS)
			.register(this.registry);
	}

	private Counter counter(WharfMeter meter, Tags tags) {
		return Counter.builder(meter.meterName()).description(meter.description()).tags(tags).register(this.registry);
	}

	/**
	 * The tags of a command.
	 *
	 * @param verb a verb of the table, or {@code unknown}
	 * @param reply the first digit of the reply code
	 * @param origin the process, if there are several
	 */
	private record Answer(String verb, int reply, Tags origin) {
	}

}
