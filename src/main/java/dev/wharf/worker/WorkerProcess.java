package dev.wharf.worker;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

import dev.wharf.tls.JsseSettings;
import dev.wharf.worker.Message.Answer;
import dev.wharf.worker.Message.Assignment;
import dev.wharf.worker.Message.Drain;
import dev.wharf.worker.Message.Hello;
import dev.wharf.worker.Message.Inquiry;
import dev.wharf.worker.Message.LoggerLevel;
import dev.wharf.worker.Message.Ordered;
import dev.wharf.worker.Message.Ready;
import dev.wharf.worker.Message.Renewed;
import dev.wharf.worker.Message.Report;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What runs in a process that a supervisor has started: it asks what to do, serves
 * clients, and ends when it is told to, when its only client has left, or when its
 * supervisor is gone.
 */
public final class WorkerProcess {

	private static final Logger logger = LoggerFactory.getLogger(WorkerProcess.class);

	/** How long clients of a process without a supervisor have for their last words. */
	private static final Duration LAST_WORDS = Duration.ofSeconds(2);

	/** How long a last line of the log has to reach the supervisor. */
	private static final Duration LAST_LINE = Duration.ofMillis(100);

	private final Link link;

	private final Supervision supervision;

	private final CountDownLatch over = new CountDownLatch(1);

	private final CountDownLatch done = new CountDownLatch(1);

	private volatile Duration patience = Duration.ZERO;

	private volatile boolean orphaned;

	private WorkerProcess(Link link) {
		this.link = link;
		this.supervision = new Supervision(link);
	}

	/**
	 * Starts the process.
	 * @param args the path of the supervisor's socket, and the number of this process
	 * @throws Exception when the supervisor is gone, or clients cannot be served
	 */
	public static void main(String[] args) throws Exception {
		JsseSettings.apply();
		try {
			SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
			channel.connect(UnixDomainSocketAddress.of(Path.of(args[0])));
			WorkerProcess process = new WorkerProcess(new Link(channel).begin());
			process.run(Long.parseLong(args[1]));
			if (process.orphaned) {
				Runtime.getRuntime().halt(0);
			}
			System.exit(0);
		}
		catch (IOException ex) {
			// The supervisor is gone, and with it whoever would read a log.
			Runtime.getRuntime().halt(1);
		}
		catch (RuntimeException ex) {
			logger.error("A worker process cannot go on", ex);
			Thread.sleep(LAST_LINE);
			Runtime.getRuntime().halt(1);
		}
	}

	private void run(long number) throws IOException, InterruptedException {
		this.link.send(new Hello(number));
		Assignment assignment = (Assignment) this.link.receive();
		ForwardedLog.begin(this.link, assignment.loggers());
		try (ServingContext context = new ServingContext(assignment, this.supervision, this.link,
				this.over::countDown)) {
			Thread.ofPlatform().name("worker-link").daemon().start(() -> listen(context));
			context.start();
			this.link.send(new Ready(context.relayPort()));
			context.open();
			Runtime.getRuntime().addShutdownHook(new Thread(this::endOnSignal, "worker-signal"));
			this.over.await();
			context.retire(() -> this.patience);
		}
		finally {
			this.link.flush();
			this.done.countDown();
		}
	}

	/** Java ends as soon as this returns. */
	private void endOnSignal() {
		this.over.countDown();
		try {
			this.done.await();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private void listen(ServingContext context) {
		try {
			while (true) {
				obey(this.link.receive(), context);
			}
		}
		catch (IOException ex) {
			// The supervisor has ended, however: nobody would watch over this process.
			this.orphaned = true;
			this.patience = Duration.ZERO;
			this.supervision.close();
			this.over.countDown();
			Thread.ofPlatform().daemon().start(WorkerProcess::haltSoon);
		}
	}

	/**
	 * One thing that goes wrong must not make this process deaf: the supervisor would
	 * take it for hung.
	 */
	private void obey(Message message, ServingContext context) throws IOException {
		try {
			switch (message) {
				case Answer answer -> this.supervision.answered(answer);
				case LoggerLevel level -> ForwardedLog.set(level);
				case Renewed renewed -> context.renew(renewed.keys());
				case Inquiry inquiry -> this.link.send(new Report(inquiry.number(), context.sessions()));
				case Ordered ordered -> context.obey(ordered.order());
				case Drain drain -> {
					this.patience = drain.patience();
					this.over.countDown();
				}
				case Message other -> logger.warn("A supervisor does not say {}", other);
			}
		}
		catch (RuntimeException ex) {
			logger.error("A worker process could not do as told: {}", message.getClass().getSimpleName(), ex);
		}
	}

	private static void haltSoon() {
		try {
			Thread.sleep(LAST_WORDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		Runtime.getRuntime().halt(0);
	}

}
