package dev.wharf.worker;

import java.io.IOException;
import java.net.ConnectException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BiConsumer;

import dev.wharf.worker.Message.Hello;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where processes report to their supervisor: a Unix domain socket in a folder that
 * nobody else can enter.
 */
final class Reception implements AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(Reception.class);

	private static final String PREFIX = "wharf-workers-";

	private static final String SOCKET = "link";

	/** Whoever opens a socket may not have got round to listening yet. */
	private static final Duration SETTLED = Duration.ofMinutes(1);

	private final Path folder;

	private final ServerSocketChannel channel;

	private final BiConsumer<Long, Link> arrival;

	/**
	 * Opens the socket.
	 * @param arrival is told of each process that reports, on a thread of its own on
	 * which it may stay
	 * @throws IOException when there is no place for it
	 */
	Reception(BiConsumer<Long, Link> arrival) throws IOException {
		this.arrival = arrival;
		this.folder = Files.createTempDirectory(PREFIX);
		removeAbandoned(this.folder.resolveSibling(""));
		this.channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
		this.channel.bind(UnixDomainSocketAddress.of(path()));
		Thread.ofVirtual().name("worker-reception").start(this::accept);
	}

	/** Where the socket is. */
	Path path() {
		return this.folder.resolve(SOCKET);
	}

	/**
	 * What supervisors have left behind that were killed. No reason not to start if that
	 * cannot be seen.
	 */
	private static void removeAbandoned(Path parent) {
		try (DirectoryStream<Path> folders = Files.newDirectoryStream(parent, PREFIX + "*")) {
			for (Path each : folders) {
				if (isAbandoned(each)) {
					remove(each);
				}
			}
		}
		catch (IOException | DirectoryIteratorException ex) {
			logger.debug("The folder {} cannot be searched", parent, ex);
		}
	}

	private static boolean isAbandoned(Path folder) {
		try {
			if (Files.getLastModifiedTime(folder).toInstant().isAfter(Instant.now().minus(SETTLED))) {
				return false;
			}
			SocketChannel.open(UnixDomainSocketAddress.of(folder.resolve(SOCKET))).close();
			return false;
		}
		catch (ConnectException ex) {
			return true;
		}
		catch (IOException ex) {
			// Somebody else's.
			return false;
		}
	}

	private static void remove(Path folder) {
		try {
			Files.deleteIfExists(folder.resolve(SOCKET));
			Files.deleteIfExists(folder);
		}
		catch (IOException ex) {
			logger.debug("The folder {} cannot be removed", folder, ex);
		}
	}

	private void accept() {
		while (this.channel.isOpen()) {
			try {
				SocketChannel process = this.channel.accept();
				Thread.ofVirtual().name("worker-link").start(() -> greet(process));
			}
			catch (IOException ex) {
				logger.debug("No process can be received", ex);
			}
		}
	}

	private void greet(SocketChannel process) {
		try (Link link = new Link(process).begin()) {
			if (link.receive() instanceof Hello hello) {
				this.arrival.accept(hello.number(), link);
			}
		}
		catch (IOException ex) {
			logger.debug("A process has left without a word", ex);
		}
	}

	@Override
	public void close() {
		try {
			this.channel.close();
		}
		catch (IOException ex) {
			logger.debug("The socket of the processes cannot be closed", ex);
		}
		remove(this.folder);
	}

}
