package dev.wharf.worker;

import java.io.IOException;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

import dev.wharf.connection.ServerMode;
import dev.wharf.connection.SharedListener;
import dev.wharf.connection.WorkerProperties;
import org.jspecify.annotations.Nullable;

/**
 * Starts processes with the listening sockets in their hands and the way to their
 * supervisor on their command line.
 */
final class Launcher implements AutoCloseable {

	private static final long SMALL_STACK = 128 * 1024;

	private final ServerMode mode;

	private final WorkerProperties properties;

	private final List<SharedListener> listeners;

	private @Nullable WorkerCommand command;

	private @Nullable Spawner spawner;

	private @Nullable Reception reception;

	Launcher(ServerMode mode, WorkerProperties properties, List<SharedListener> listeners) {
		this.mode = mode;
		this.properties = properties;
		this.listeners = listeners;
	}

	/**
	 * Gets ready.
	 * @param arrival is told of each process that reports
	 */
	void open(BiConsumer<Long, Link> arrival) throws IOException {
		try {
			this.spawner = new Spawner();
		}
		catch (UnsupportedOperationException ex) {
			throw Requirements.missing(this.mode, ex);
		}
		this.command = new WorkerCommand(this.mode, this.properties);
		this.reception = new Reception(arrival);
	}

	/** Whether there is something to hand down: not any more when the service ends. */
	boolean isListening() {
		return this.listeners.stream().allMatch(SharedListener::isListening);
	}

	/**
	 * Starts a process.
	 * @param number its number
	 */
	ProcessHandle launch(long number) throws IOException {
		return spawn(opened(this.command).line(opened(this.reception).path(), number),
				this.listeners.stream().map(SharedListener::channel).toList(), false);
	}

	/**
	 * Starts a process that makes a cache.
	 * @param output where to
	 * @param sockets that it listens on
	 */
	ProcessHandle launchTraining(Path output, List<ServerSocketChannel> sockets) throws IOException {
		return spawn(opened(this.command).trainingLine(output, opened(this.reception).path(), Training.NUMBER), sockets,
				true);
	}

	private ProcessHandle spawn(List<String> line, List<ServerSocketChannel> sockets, boolean silent)
			throws IOException {
		long process = opened(this.spawner).spawn(line, opened(this.command).environment(),
				sockets.stream().map(Descriptors::of).toList(), silent);
		return ProcessHandle.of(process).orElseThrow(() -> new IOException("The process has ended at once"));
	}

	/** Where the cache is to be, if it is not there yet and can be. */
	@Nullable Path missingCache() {
		return opened(this.command).missingCache();
	}

	/**
	 * Waits for a process's end on a thread of its own: nothing else of the service may
	 * keep it from being noticed, and the system forgets the process then.
	 * @param process a process that was launched here
	 * @param ended is told how it ended
	 */
	void watch(ProcessHandle process, Consumer<String> ended) {
		Thread.ofPlatform()
			.name("worker-watch-" + process.pid())
			.daemon()
			.stackSize(SMALL_STACK)
			.start(() -> ended.accept(opened(this.spawner).reap(process.pid())));
	}

	private static <T> T opened(@Nullable T resource) {
		if (resource == null) {
			throw new IllegalStateException("not open");
		}
		return resource;
	}

	@Override
	public void close() {
		if (this.reception != null) {
			this.reception.close();
		}
	}

}
