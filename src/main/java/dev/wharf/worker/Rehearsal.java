package dev.wharf.worker;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets a process greet itself before it has its only client: what Java runs for the first
 * time takes ten times as long, and no client shall wait for that. The clients of a
 * rehearsal come over loopback connections that nobody else has the port of.
 */
final class Rehearsal {

	private static final Logger logger = LoggerFactory.getLogger(Rehearsal.class);

	private static final int CLIENTS = 10;

	private final AtomicInteger begun = new AtomicInteger();

	/**
	 * The next client.
	 * @return its connection, or {@code null} when the rehearsal is over, or cannot be
	 * held
	 */
	@Nullable SocketChannel next() {
		if (this.begun.getAndIncrement() >= CLIENTS) {
			return null;
		}
		try (ServerSocketChannel stage = ServerSocketChannel.open()) {
			stage.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1);
			return begin(SocketChannel.open(stage.getLocalAddress()), stage.accept());
		}
		catch (IOException ex) {
			logger.debug("A process does without a rehearsal", ex);
			return null;
		}
	}

	private static SocketChannel begin(SocketChannel client, SocketChannel server) throws IOException {
		if (!server.getRemoteAddress().equals(client.getLocalAddress())) {
			client.close();
			server.close();
			throw new IOException("Somebody else has come");
		}
		Thread.ofVirtual().name("worker-rehearsal").start(() -> play(client));
		return server;
	}

	/** Says what needs no user, and hears it out. */
	private static void play(SocketChannel client) {
		try (client) {
			client.socket().getOutputStream().write("QUIT\r\n".getBytes(StandardCharsets.US_ASCII));
			client.socket().getInputStream().transferTo(OutputStream.nullOutputStream());
		}
		catch (IOException ex) {
			logger.debug("A rehearsal has ended early", ex);
		}
	}

}
