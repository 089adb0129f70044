package dev.wharf.worker;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import dev.wharf.upload.UploadVerdict;
import dev.wharf.user.FtpUser;
import dev.wharf.user.Permission;
import dev.wharf.worker.Message.Answer;
import dev.wharf.worker.Message.Assignment;
import dev.wharf.worker.Message.Drain;
import dev.wharf.worker.Message.Query;
import dev.wharf.worker.Message.Question;
import dev.wharf.worker.Message.Ready;
import dev.wharf.worker.Message.Verdict;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.util.FileSystemUtils;

/**
 * Makes the cache from which processes start: one of them serves a few sessions on a
 * loopback port of its own, and Java keeps what it has loaded and compiled meanwhile. The
 * user of these sessions exists nowhere else.
 */
final class Training {

	/** The number under which it reports; the processes that serve count from 1. */
	static final long NUMBER = 0;

	private static final Logger logger = LoggerFactory.getLogger(Training.class);

	private static final Duration LONGEST = Duration.ofSeconds(60);

	/**
	 * A lock is a process's, so other services of this Java would take it from each
	 * other.
	 */
	private static final Set<Path> UNDER_WAY = ConcurrentHashMap.newKeySet();

	private final Launcher launcher;

	private final Assignment assignment;

	private final int sockets;

	private final CompletableFuture<Link> ready = new CompletableFuture<>();

	private volatile @Nullable Path home;

	private @Nullable ProcessHandle trainee;

	private boolean stopped;

	Training(Launcher launcher, Assignment assignment, int sockets) {
		this.launcher = launcher;
		this.assignment = assignment;
		this.sockets = sockets;
	}

	/** Makes the cache, if there is none yet. Takes some seconds. */
	void run() {
		Path cache = this.launcher.missingCache();
		if (cache == null) {
			return;
		}
		try {
			Path folder = Files.createTempDirectory("wharf-training-");
			try {
				this.home = Files.createDirectory(folder.resolve("home"));
				trainAlone(cache);
			}
			finally {
				FileSystemUtils.deleteRecursively(folder);
			}
		}
		catch (IOException | ExecutionException | TimeoutException ex) {
			logger.info("Processes start without a cache: {}", ex.toString());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	/** Unless another service makes the same cache already. */
	private void trainAlone(Path cache) throws IOException, InterruptedException, ExecutionException, TimeoutException {
		if (!UNDER_WAY.add(cache)) {
			return;
		}
		Path file = cache.resolveSibling(cache.getFileName() + ".lock");
		try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
				FileLock lock = channel.tryLock()) {
			if (lock != null) {
				removeUnfinished(cache.resolveSibling(""));
				train(cache);
				logger.debug("Processes start from {} now", cache);
			}
		}
		finally {
			UNDER_WAY.remove(cache);
		}
	}

	/** What a training has left behind that was ended too hard to tidy up. */
	private static void removeUnfinished(Path folder) throws IOException {
		try (DirectoryStream<Path> unfinished = Files.newDirectoryStream(folder, "cache-*.tmp")) {
			for (Path each : unfinished) {
				Files.deleteIfExists(each);
			}
		}
	}

	private void train(Path cache) throws IOException, InterruptedException, ExecutionException, TimeoutException {
		Path output = Files.createTempFile(cache.getParent(), "cache-", ".tmp");
		List<ServerSocketChannel> listening = new ArrayList<>();
		try {
			for (int i = 0; i < this.sockets; i++) {
				listening.add(listen());
			}
			ProcessHandle process = launch(output, listening);
			CompletableFuture<String> end = new CompletableFuture<>();
			this.launcher.watch(process, end::complete);
			try {
				Link link = this.ready.get(LONGEST.toSeconds(), TimeUnit.SECONDS);
				TrainingClient.converse(listening.getFirst().socket().getLocalPort(), this.assignment.keys() != null);
				link.send(new Drain(Duration.ZERO));
				end.get(LONGEST.toSeconds(), TimeUnit.SECONDS);
			}
			finally {
				stop();
			}
			if (Files.size(output) == 0) {
				throw new IOException("Java has made none");
			}
			Files.move(output, cache);
		}
		finally {
			Files.deleteIfExists(output);
			for (ServerSocketChannel each : listening) {
				each.close();
			}
		}
	}

	private synchronized ProcessHandle launch(Path output, List<ServerSocketChannel> listening) throws IOException {
		if (this.stopped) {
			throw new IOException("There is no time");
		}
		ProcessHandle process = this.launcher.launchTraining(output, listening);
		this.trainee = process;
		return process;
	}

	/** Ends it at once, with the Java that puts the cache together. */
	synchronized void stop() {
		this.stopped = true;
		ProcessHandle process = this.trainee;
		if (process != null) {
			process.descendants().forEach(ProcessHandle::destroyForcibly);
			process.destroyForcibly();
		}
	}

	private static ServerSocketChannel listen() throws IOException {
		ServerSocketChannel channel = ServerSocketChannel.open();
		channel.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
		channel.configureBlocking(false);
		return channel;
	}

	/** Holds the supervisor's end of the conversation, until the process has ended. */
	void hold(Link link) {
		try {
			link.send(this.assignment);
			while (true) {
				switch (link.receive()) {
					case Question question -> link.send(new Answer(question.number(), answer(question.query())));
					case Ready accepting -> this.ready.complete(link);
					case Message other -> logger.trace("In training: {}", other);
				}
			}
		}
		catch (IOException ex) {
			logger.debug("The training is over: {}", ex.toString());
		}
	}

	private Verdict answer(Query query) {
		return switch (query) {
			case Query.Admit admit -> new Verdict.Place(0);
			case Query.AdmitUser user -> new Verdict.Place(0);
			case Query.LogIn login -> new Verdict.Known(user());
			case Query.LogInByName login -> new Verdict.Known(null);
			case Query.LogInByCertificate login -> new Verdict.Known(null);
			case Query.Validate validate -> new Verdict.Validated(new UploadVerdict.Accepted());
			case Query.Announce announce -> new Verdict.Announced(true);
			case Query.Failed failed -> new Verdict.Hold(Duration.ZERO);
			case Query.Sessions sessions -> new Verdict.All(List.of());
		};
	}

	private @Nullable FtpUser user() {
		Path folder = this.home;
		return (folder != null) ? new FtpUser("training", folder, EnumSet.allOf(Permission.class), false,
				StandardCharsets.UTF_8, true, 0) : null;
	}

}
