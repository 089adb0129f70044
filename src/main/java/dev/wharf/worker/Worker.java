package dev.wharf.worker;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

import dev.wharf.limit.SessionLimits.Permit;
import dev.wharf.session.SessionFigures;
import org.jspecify.annotations.Nullable;

/**
 * A process as its supervisor sees it. Its state belongs to the supervisor's thread; what
 * it holds may be touched by any.
 */
final class Worker {

	private static final Duration LAST_WORDS = Duration.ofSeconds(1);

	private final long number;

	private final int place;

	private final PassiveSlices.Slice slice;

	private final ProcessHandle process;

	private final boolean onlyOneClient;

	private final long startedAt = System.nanoTime();

	private final Map<Long, Permit> places = new ConcurrentHashMap<>();

	private final Map<Long, CompletableFuture<List<SessionFigures>>> inquiries = new ConcurrentHashMap<>();

	private final Set<Long> clients = ConcurrentHashMap.newKeySet();

	private final AtomicLong sequence = new AtomicLong();

	private final CompletableFuture<@Nullable Void> heardOut = new CompletableFuture<>();

	private volatile @Nullable Link link;

	private volatile State state = State.STARTING;

	private volatile long heardAt = System.nanoTime();

	private volatile Figures figures = Figures.NONE;

	private volatile @Nullable InetSocketAddress relay;

	private volatile @Nullable String condemned;

	private volatile boolean gone;

	Worker(long number, int place, PassiveSlices.Slice slice, ProcessHandle process, boolean onlyOneClient) {
		this.onlyOneClient = onlyOneClient;
		this.number = number;
		this.place = place;
		this.slice = slice;
		this.process = process;
	}

	/** Where a process is in its life. */
	enum State {

		/** It does not accept clients yet. */
		STARTING,
		/** It accepts clients. */
		READY,
		/** It has the one client that it is for. */
		TAKEN,
		/** The one client that it was for has left. */
		LEFT,
		/** It accepts nobody any more. */
		RETIRING

	}

	long number() {
		return this.number;
	}

	PassiveSlices.Slice slice() {
		return this.slice;
	}

	/**
	 * Which of the processes there are at a time: a number from 1 on, that of the process
	 * whose place it takes.
	 */
	int place() {
		return this.place;
	}

	/** Whether it is for one client. */
	boolean hasOnlyOneClient() {
		return this.onlyOneClient;
	}

	/** What the log calls it. */
	String label() {
		return this.onlyOneClient ? "process " + this.process.pid() : "worker " + this.place;
	}

	/** What those call it who look at sessions. */
	private String name() {
		return Long.toString(this.onlyOneClient ? this.process.pid() : this.place);
	}

	/** What figures call it. */
	WorkerOrigin origin() {
		return new WorkerOrigin(this.onlyOneClient ? "" : Integer.toString(this.place));
	}

	ProcessHandle process() {
		return this.process;
	}

	Duration age() {
		return Duration.ofNanos(System.nanoTime() - this.startedAt);
	}

	Duration silence() {
		return Duration.ofNanos(System.nanoTime() - this.heardAt);
	}

	void heard() {
		this.heardAt = System.nanoTime();
	}

	State state() {
		return this.state;
	}

	void state(State next) {
		this.state = next;
	}

	/** Whether nobody else can have its place. */
	boolean holdsPlace() {
		return awaitsClients() || this.state == State.TAKEN;
	}

	/** Whether it is, or will be, of use to the next client. */
	boolean awaitsClients() {
		return this.state == State.STARTING || this.state == State.READY;
	}

	/** Whether its one client has come. */
	boolean hasServed() {
		return this.state == State.TAKEN || this.state == State.LEFT;
	}

	/** What it has told of itself, but for its clients, who are known here first. */
	Figures figures() {
		return this.figures.withSessions(this.clients.size());
	}

	void figures(Figures newest) {
		this.figures = newest;
	}

	/**
	 * Notes that the process has reported.
	 * @param attached where it can be told something
	 * @param first what it is told before anything else
	 */
	synchronized void attach(Link attached, Supplier<Message> first) {
		this.link = attached;
		attached.send(first.get());
	}

	/** Whether it has reported. */
	boolean isAttached() {
		return this.link != null;
	}

	/** Sends a message, if there is somebody to read it. */
	synchronized void send(Message message) {
		Link attached = this.link;
		if (attached != null) {
			attached.send(message);
		}
	}

	/** Where it takes data connections that have come to other services, if it does. */
	@Nullable InetSocketAddress relay() {
		return this.relay;
	}

	void relay(int port) {
		this.relay = (port != 0) ? new InetSocketAddress(InetAddress.getLoopbackAddress(), port) : null;
	}

	/**
	 * Notes that the process has a client.
	 * @return the number by which it will give the place back
	 */
	long admit(Permit place) {
		long held = this.sequence.incrementAndGet();
		this.clients.add(held);
		return hold(held, place);
	}

	/**
	 * Notes that the process holds a place.
	 * @return the number by which it will give it back
	 */
	long hold(Permit place) {
		return hold(this.sequence.incrementAndGet(), place);
	}

	private long hold(long held, Permit place) {
		this.places.put(held, place);
		if (this.gone) {
			release(held);
		}
		return held;
	}

	void release(long held) {
		this.clients.remove(held);
		Permit place = this.places.remove(held);
		if (place != null) {
			place.close();
		}
	}

	/** Whether nobody is connected with it. */
	boolean hasNoClient() {
		return this.clients.isEmpty();
	}

	/** Asks for its sessions. */
	CompletableFuture<List<SessionFigures>> sessions() {
		long inquiry = this.sequence.incrementAndGet();
		CompletableFuture<List<SessionFigures>> answer = new CompletableFuture<>();
		this.inquiries.put(inquiry, answer);
		send(new Message.Inquiry(inquiry));
		return answer.whenComplete((sessions, failure) -> this.inquiries.remove(inquiry));
	}

	void reported(Message.Report report) {
		CompletableFuture<List<SessionFigures>> asked = this.inquiries.get(report.number());
		if (asked != null) {
			asked.complete(report.sessions().stream().map((session) -> session.servedBy(name())).toList());
		}
	}

	/**
	 * Ends it at once.
	 * @param reason what it has done
	 */
	void condemn(String reason) {
		this.condemned = reason;
		this.process.destroyForcibly();
	}

	/** Why it has been ended from here, if it has. */
	@Nullable String condemned() {
		return this.condemned;
	}

	/** There is nothing more to be heard of it. */
	void heardOut() {
		this.heardOut.complete(null);
	}

	/** Waits until all is heard that the process said before it ended, or a moment. */
	void hearOut() {
		if (isAttached()) {
			this.heardOut.completeOnTimeout(null, LAST_WORDS.toMillis(), TimeUnit.MILLISECONDS).join();
		}
	}

	/** Gives back whatever the process held, which has ended. */
	void ended() {
		this.gone = true;
		this.places.keySet().forEach(this::release);
		this.inquiries.values().forEach((asked) -> asked.complete(List.of()));
		Link attached = this.link;
		if (attached != null) {
			attached.close();
		}
	}

}
