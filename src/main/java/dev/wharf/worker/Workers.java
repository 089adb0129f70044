package dev.wharf.worker;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.wharf.connection.ConditionalOnSupervision;
import dev.wharf.connection.ServerProperties;
import dev.wharf.connection.Unfinished;
import dev.wharf.connection.WorkerProperties;
import dev.wharf.session.SessionControl;
import dev.wharf.session.SessionFigures;
import dev.wharf.session.SessionOrder;
import dev.wharf.session.SessionOverview;
import dev.wharf.transfer.TransferProperties;
import org.jspecify.annotations.Nullable;

import org.springframework.context.annotation.Primary;
import org.springframework.stereotype.Component;

/**
 * The processes there are, and what they hold together. Thread-safe.
 */
@Component
@Primary
@ConditionalOnSupervision
final class Workers implements ServiceFigures, SessionOverview, SessionControl, Unfinished {

	private static final Duration PATIENCE = Duration.ofSeconds(1);

	private final Map<Long, Worker> living = new ConcurrentHashMap<>();

	private final Staffing staffing;

	private final String passiveRange;

	/** What those that have ended had counted, by their place. */
	private final Map<Integer, Figures> ended = new HashMap<>();

	Workers(ServerProperties server, WorkerProperties properties, TransferProperties transfers) {
		this.staffing = Staffing.of(server.mode(), properties);
		this.passiveRange = transfers.passive().own();
	}

	/** How many processes there should be. */
	Staffing staffing() {
		return this.staffing;
	}

	void add(Worker worker) {
		this.living.put(worker.number(), worker);
	}

	synchronized void remove(Worker worker) {
		this.living.remove(worker.number());
		this.ended.merge(worker.place(), worker.figures().counted(), Figures::plus);
	}

	/** The lowest place that no process has. */
	int vacantPlace() {
		Set<Integer> held = this.living.values()
			.stream()
			.filter(Worker::holdsPlace)
			.map(Worker::place)
			.collect(Collectors.toSet());
		return IntStream.iterate(1, (place) -> place + 1)
			.filter((place) -> !held.contains(place))
			.findFirst()
			.orElseThrow();
	}

	@Nullable Worker find(long number) {
		return this.living.get(number);
	}

	Collection<Worker> all() {
		return this.living.values();
	}

	/** While a process is there. */
	@Override
	public boolean isUnderWay() {
		return !this.living.isEmpty();
	}

	@Override
	public synchronized Figures total() {
		return Stream.concat(this.ended.values().stream(), this.living.values().stream().map(Worker::figures))
			.reduce(Figures.NONE, Figures::plus);
	}

	@Override
	public List<Part> parts() {
		if (this.staffing.onlyOneClient()) {
			return List.of(new Part("", this::total));
		}
		return IntStream.rangeClosed(1, this.staffing.most())
			.mapToObj((place) -> new Part(Integer.toString(place), () -> figures(place)))
			.toList();
	}

	private synchronized Figures figures(int place) {
		return this.living.values()
			.stream()
			.filter((worker) -> worker.place() == place)
			.map(Worker::figures)
			.reduce(this.ended.getOrDefault(place, Figures.NONE), Figures::plus);
	}

	@Override
	public String passiveRange() {
		return this.passiveRange;
	}

	/** Asks all processes; one that is silent is left out. */
	@Override
	public List<SessionFigures> sessions() {
		List<CompletableFuture<List<SessionFigures>>> asked = this.living.values()
			.stream()
			.map(Worker::sessions)
			.map((answer) -> answer.completeOnTimeout(List.of(), PATIENCE.toMillis(), TimeUnit.MILLISECONDS))
			.toList();
		List<SessionFigures> all = new ArrayList<>();
		asked.forEach((answer) -> all.addAll(answer.join()));
		return all;
	}

	/** Passes the order to all: only one of them, or none, has the session. */
	@Override
	public boolean obey(SessionOrder order) {
		boolean known = switch (order) {
			case SessionOrder.End end -> isThere(end.session());
			case SessionOrder.Watch watch -> isThere(watch.session());
			case SessionOrder.EndQuiet end -> true;
		};
		this.living.values().forEach((worker) -> worker.send(new Message.Ordered(order)));
		return known;
	}

	private boolean isThere(String session) {
		return sessions().stream().anyMatch((each) -> each.id().equals(session));
	}

}
