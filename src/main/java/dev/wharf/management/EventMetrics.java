package dev.wharf.management;

import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import dev.wharf.event.WharfEvent;
import dev.wharf.event.WharfEvent.CommandCompleted;
import dev.wharf.event.WharfEvent.ConnectionRefused;
import dev.wharf.event.WharfEvent.DataSecured;
import dev.wharf.event.WharfEvent.LoginDecided;
import dev.wharf.event.WharfEvent.SessionClosed;
import dev.wharf.event.WharfEvent.SessionOpened;
import dev.wharf.event.WharfEvent.TransferEnded;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Counts and times what happens. Tags come from closed sets only: an unknown verb is one
 * value, however many clients invent.
 */
@Component
class EventMetrics {

	private final MeterRegistry registry;

	/**
	 * The registry's own look-up builds its key anew each time; this is on every
	 * command's way.
	 */
	private final Map<Answer, Timer> commands = new ConcurrentHashMap<>();

	EventMetrics(MeterRegistry registry) {
		this.registry = registry;
	}

	@EventListener
	void on(WharfEvent event) {
		switch (event) {
			case CommandCompleted command -> timer(command).record(command.took());
			case SessionOpened opened -> counter(WharfMeter.SESSIONS_OPENED, Tags.empty()).increment();
			case SessionClosed closed -> timer(WharfMeter.SESSIONS_CLOSED, Tags.empty()).record(closed.lasted());
			case ConnectionRefused refused ->
				counter(WharfMeter.REFUSALS, Tags.of("reason", value(refused.reason()))).increment();
			case LoginDecided login -> counter(WharfMeter.LOGINS, Tags.of("result", value(login.result()))).increment();
			case DataSecured secured -> counter(WharfMeter.DATA_SECURED, tags(secured)).increment();
			case TransferEnded transfer -> record(transfer);
		}
	}

	private static Tags tags(DataSecured secured) {
		return Tags.of("program", secured.program(), "protocol", secured.protocol(), "resumed",
				Boolean.toString(secured.resumed()), "accepted", Boolean.toString(secured.accepted()));
	}

	private void record(TransferEnded transfer) {
		Tags kind = Tags.of("kind", value(transfer.kind()));
		timer(WharfMeter.TRANSFERS, kind.and("result", value(transfer.result()))).record(transfer.took());
		counter(WharfMeter.OCTETS, kind).increment((double) transfer.octets());
	}

	private Timer timer(CommandCompleted command) {
		return this.commands.computeIfAbsent(new Answer(command.verb(), command.code()),
				(answer) -> timer(WharfMeter.COMMANDS,
						Tags.of("verb", answer.verb(), "code", Integer.toString(answer.code()))));
	}

	private Timer timer(WharfMeter meter, Tags tags) {
		return Timer.builder(meter.meterName()).description(meter.description()).tags(tags).register(this.registry);
	}

	private Counter counter(WharfMeter meter, Tags tags) {
		return Counter.builder(meter.meterName()).description(meter.description()).tags(tags).register(this.registry);
	}

	private static String value(Enum<?> constant) {
		return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	/**
	 * The tags of a command.
	 *
	 * @param verb a verb of the table, or {@code unknown}
	 * @param code the reply code
	 */
	private record Answer(String verb, int code) {
	}

}
