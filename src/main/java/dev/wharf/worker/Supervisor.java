package dev.wharf.worker;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import dev.wharf.connection.ConditionalOnSupervision;
import dev.wharf.connection.Overflow;
import dev.wharf.connection.ServerProperties;
import dev.wharf.connection.SharedListener;
import dev.wharf.connection.WorkerProperties;
import dev.wharf.event.WharfEvent.WorkerEnded;
import dev.wharf.tls.KeyMaterials;
import dev.wharf.transfer.TransferProperties;
import dev.wharf.worker.Message.Drain;
import dev.wharf.worker.Message.Renewed;
import dev.wharf.worker.Worker.State;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Keeps the processes that serve clients: starts as many as there should be, replaces the
 * dead and ends the hung, and lets all end with it. Who lives is decided on one thread.
 */
@Component
@ConditionalOnSupervision
final class Supervisor implements SmartLifecycle, Conversation.Milestones {

	private static final Logger logger = LoggerFactory.getLogger(Supervisor.class);

	private static final Duration TICK = Duration.ofMillis(250);

	/** A Java that starts takes the processor from the one that greets its client. */
	private static final Duration GREETING = Duration.ofMillis(20);

	private static final Duration LAST_MOMENT = Duration.ofSeconds(1);

	private static final Duration WHILE_IT_LASTS = Duration.ofDays(10_000);

	private static final Duration LOOK_AGAIN = Duration.ofMillis(10);

	private final Workers workers;

	private final Assignments assignments;

	private final Conversation conversation;

	private final WorkerProperties properties;

	private final Overflow overflow;

	private final ApplicationEventPublisher events;

	private final Staffing staffing;

	private final Deaths deaths;

	private final Heartbeats heartbeats;

	private final PassiveSlices slices;

	private final Launcher launcher;

	private final Rotation rotation = new Rotation(this::retire);

	private final CompletableFuture<@Nullable Void> ready = new CompletableFuture<>();

	private final ScheduledExecutorService thread = Executors
		.newSingleThreadScheduledExecutor(Thread.ofPlatform().name("ftp-supervisor").factory());

	private final int sockets;

	private volatile @Nullable Training training;

	private @Nullable Future<?> ticking;

	private long sequence;

	private volatile boolean running;

	private volatile boolean stopping;

	Supervisor(Workers workers, Assignments assignments, Conversation conversation, ServerProperties server,
			WorkerProperties properties, TransferProperties transfers, List<SharedListener> listeners,
			Overflow overflow, @Nullable KeyMaterials keys, ApplicationEventPublisher events) {
		Requirements.check(server.mode(), System.getProperty("os.name", ""));
		this.workers = workers;
		this.assignments = assignments;
		this.conversation = conversation;
		this.properties = properties;
		this.overflow = overflow;
		this.events = events;
		this.staffing = workers.staffing();
		this.deaths = new Deaths(properties, System::nanoTime);
		this.heartbeats = new Heartbeats(properties);
		this.slices = PassiveSlices.of(transfers, this.staffing.most(), this.staffing.property());
		this.launcher = new Launcher(server.mode(), properties, listeners);
		this.sockets = listeners.size();
		if (keys != null) {
			keys.follow((renewed) -> workers.all().forEach((worker) -> worker.send(new Renewed(renewed))));
		}
	}

	/**
	 * Returns when there are as many processes as there should be. Waits without a bound
	 * of its own: such a wait is what Spring interrupts when the service is to end.
	 */
	@Override
	public void start() {
		try {
			this.launcher.open(this::receive);
			this.running = true;
			this.ticking = this.thread.scheduleWithFixedDelay(this::reviewSafely, 0, TICK.toMillis(),
					TimeUnit.MILLISECONDS);
			this.ready.orTimeout(this.properties.startTimeout().toMillis(), TimeUnit.MILLISECONDS).get();
			train();
		}
		catch (InterruptedException ex) {
			WorkersNotStartedException end = notStarted("was interrupted", ex);
			Thread.currentThread().interrupt();
			throw end;
		}
		catch (ExecutionException ex) {
			throw notStarted((ex.getCause() instanceof TimeoutException)
					? "took longer than wharf.workers.start-timeout" : "failed: " + this.deaths.summary(), ex);
		}
		catch (IOException ex) {
			throw notStarted("failed: " + ex.getMessage(), ex);
		}
	}

	private void train() {
		Training lesson = new Training(this.launcher, this.assignments.forTraining(), this.sockets);
		this.training = lesson;
		Thread.ofPlatform().name("ftp-training").daemon().start(lesson::run);
	}

	private WorkersNotStartedException notStarted(String problem, Exception cause) {
		String last = this.deaths.last();
		stop();
		return new WorkersNotStartedException(problem, last, cause);
	}

	private void reviewSafely() {
		safely(this::review);
	}

	/** An error with one process must not end the care for all. */
	private static void safely(Runnable task) {
		try {
			task.run();
		}
		catch (RuntimeException ex) {
			logger.error("The processes could not be looked after", ex);
		}
	}

	private void review() {
		this.heartbeats.check(this.workers.all());
		if (this.stopping || !this.launcher.isListening()) {
			return;
		}
		if (this.deaths.tooMany()) {
			this.ready.completeExceptionally(new IllegalStateException(this.deaths.summary()));
		}
		boolean possible = true;
		while (isSomebodyMissing() && possible && this.deaths.mayStart()) {
			possible = launch(this.workers.vacantPlace()) != null;
		}
		Worker old = this.rotation.next();
		if (old != null && !isSomebodyMissing() && this.deaths.mayStart()) {
			Worker successor = launch(old.place());
			if (successor != null) {
				this.rotation.launched(successor);
			}
		}
		this.overflow.refuse(this.staffing.isFull(this.workers.all()));
	}

	private boolean isSomebodyMissing() {
		return this.staffing.missing(this.workers.all()) > 0;
	}

	private @Nullable Worker launch(int place) {
		PassiveSlices.Slice slice = this.slices.take();
		if (slice == null) {
			return null;
		}
		try {
			long number = ++this.sequence;
			ProcessHandle process = this.launcher.launch(number);
			Worker worker = new Worker(number, place, slice, process, this.staffing.onlyOneClient());
			this.workers.add(worker);
			this.launcher.watch(process, (how) -> {
				worker.hearOut();
				this.thread.execute(() -> safely(() -> ended(worker, how)));
			});
			return worker;
		}
		catch (IOException ex) {
			this.slices.giveBack(slice);
			if (this.launcher.isListening()) {
				logger.error("No process can be started: {}", ex.getMessage());
				this.deaths.note(Duration.ZERO, String.valueOf(ex.getMessage()));
			}
			return null;
		}
	}

	/** A process has reported; stays until it is gone. */
	private void receive(long number, Link link) {
		Training lesson = this.training;
		if (number == Training.NUMBER && lesson != null) {
			lesson.hold(link);
			return;
		}
		Worker worker = CompletableFuture.supplyAsync(() -> this.workers.find(number), this.thread).join();
		if (worker == null) {
			return;
		}
		try {
			worker.attach(link, () -> this.assignments.of(worker.slice()));
			this.conversation.hold(worker, link, this);
		}
		catch (IOException ex) {
			logger.debug("The {} says nothing any more: {}", worker.label(), ex.toString());
		}
		finally {
			worker.heardOut();
		}
	}

	@Override
	public void ready(Worker worker) {
		this.thread.execute(() -> {
			if (worker.state() == State.STARTING) {
				worker.state(State.READY);
				logger.atLevel(worker.hasOnlyOneClient() ? Level.DEBUG : Level.INFO)
					.log("The {} accepts clients (process id {})", worker.label(), worker.process().pid());
			}
			this.rotation.ready(worker);
			if (this.staffing.isMet(this.workers.all())) {
				this.ready.complete(null);
			}
		});
	}

	@Override
	public void accepted(Worker worker) {
		this.thread.execute(() -> {
			worker.state(State.TAKEN);
			this.rotation.forget(worker);
			var _ = this.thread.schedule(this::reviewSafely, GREETING.toMillis(), TimeUnit.MILLISECONDS);
		});
	}

	@Override
	public void left(Worker worker) {
		this.thread.execute(() -> {
			if (worker.state() == State.TAKEN) {
				worker.state(State.LEFT);
			}
			reviewSafely();
		});
	}

	private void ended(Worker worker, String exit) {
		String reason = worker.condemned();
		String how = (reason != null) ? "ended, as it was " + reason : exit;
		boolean served = worker.hasServed() && how.equals(Spawner.GOOD_END);
		boolean expected = this.stopping || worker.state() == State.RETIRING || served;
		worker.ended();
		this.workers.remove(worker);
		this.slices.giveBack(worker.slice());
		this.rotation.forget(worker);
		if (served) {
			this.deaths.served();
		}
		if (!expected) {
			this.deaths.note(worker.age(), "%s: %s".formatted(worker.label(), how));
		}
		this.events.publishEvent(new WorkerEnded(worker.label(), how, expected));
		reviewSafely();
	}

	/**
	 * Lets a process end when its sessions have; one that is for one client is not
	 * hurried.
	 */
	private void retire(Worker worker) {
		retire(worker, worker.hasOnlyOneClient() ? WHILE_IT_LASTS : this.properties.drainTimeout());
	}

	private static void retire(Worker worker, Duration patience) {
		worker.state(State.RETIRING);
		if (worker.isAttached()) {
			worker.send(new Drain(patience));
		}
		else {
			worker.process().destroyForcibly();
		}
	}

	/**
	 * Begins to replace processes one after another; those that have a client are left.
	 */
	void restart(List<Worker> old) {
		CompletableFuture.runAsync(() -> {
			this.rotation.add(old.stream().filter(Worker::awaitsClients).toList());
			reviewSafely();
		}, this.thread).join();
	}

	/** Whether processes are being replaced. */
	boolean isRestarting() {
		return CompletableFuture.supplyAsync(this.rotation::isUnderWay, this.thread).join();
	}

	/** How many processes have been replaced because somebody wanted it. */
	long replaced() {
		return this.rotation.replaced();
	}

	/** How processes that ended by themselves did so. */
	Deaths deaths() {
		return this.deaths;
	}

	@Override
	public void stop(Runnable callback) {
		Thread.ofPlatform().name("ftp-supervisor-stop").start(() -> {
			stop();
			callback.run();
		});
	}

	/** Returns when no process is left. */
	@Override
	public void stop() {
		this.stopping = true;
		this.overflow.close();
		Training lesson = this.training;
		if (lesson != null) {
			lesson.stop();
		}
		this.thread.execute(() -> this.workers.all().forEach((worker) -> retire(worker, Duration.ZERO)));
		await(this.assignments.shutdownTimes().processes());
		this.workers.all().forEach((worker) -> worker.process().destroyForcibly());
		await(LAST_MOMENT);
		if (this.ticking != null) {
			this.ticking.cancel(false);
		}
		this.thread.shutdown();
		this.launcher.close();
		this.running = false;
	}

	private void await(Duration most) {
		long deadline = System.nanoTime() + most.toNanos();
		try {
			while (this.workers.isUnderWay() && System.nanoTime() < deadline) {
				Thread.sleep(LOOK_AGAIN);
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	/** Ends before the listening sockets and all that processes ask for. */
	@Override
	public int getPhase() {
		return Integer.MAX_VALUE;
	}

}
