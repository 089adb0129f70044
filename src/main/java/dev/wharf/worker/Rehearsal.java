package dev.wharf.worker;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;

/**
 * Lets a process greet itself before it has its only client: what Java runs for the first
 * time takes ten times as long, and no client shall wait for that. The clients of a
 * rehearsal come over loopback connections that nobody else has the port of.
 */
final class Rehearsal {

	private static final int CLIENTS = 10;

	private final AtomicInteger begun = new AtomicInteger();

	/**
	 * The next client.
	 * @return its connection, or {@code null} when the rehearsal is over
	 * @throws IOException when there is no loopback interface
	 */
	@Nullable SocketChannel next() throws IOException {
		if (this.begun.getAndIncrement() >= CLIENTS) {
			return null;
		}
		try (ServerSocketChannel stage = ServerSocketChannel.open()) {
			stage.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1);
			SocketChannel client = SocketChannel.open(stage.getLocalAddress());
			SocketChannel server = stage.accept();
			if (!server.getRemoteAddress().equals(client.getLocalAddress())) {
				throw new IOException("Somebody else has come to the rehearsal");
			}
			Thread.ofVirtual().name("worker-rehearsal").start(() -> play(client));
			return server;
		}
	}

	/** Says what clients say who have no user here, until there is no answer any more. */
	private static void play(SocketChannel client) {
		try (client) {
			client.socket().getOutputStream().write("QUIT\r\n".getBytes(StandardCharsets.US_ASCII));
			client.socket().getInputStream().transferTo(OutputStream.nullOutputStream());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
