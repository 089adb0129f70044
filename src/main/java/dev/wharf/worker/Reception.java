package dev.wharf.worker;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
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
		this.folder = Files.createTempDirectory("wharf-");
		this.channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
		this.channel.bind(UnixDomainSocketAddress.of(path()));
		Thread.ofVirtual().name("worker-reception").start(this::accept);
	}

	/** Where the socket is. */
	Path path() {
		return this.folder.resolve("link");
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
			Files.deleteIfExists(path());
			Files.deleteIfExists(this.folder);
		}
		catch (IOException ex) {
			logger.debug("The folder {} cannot be removed", this.folder, ex);
		}
	}

}
