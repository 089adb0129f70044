package dev.wharf.connection;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.nio.channels.ServerSocketChannel;
import java.time.Duration;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A listening socket that outlives a failed accept. When the process runs out of
 * descriptors, accept fails for a while; the stock connection factory would take that for
 * the end of the socket and never accept again.
 */
final class PatientServerSocket extends ServerSocket {

	private static final Logger logger = LoggerFactory.getLogger(PatientServerSocket.class);

	private static final Duration PAUSE = Duration.ofMillis(100);

	private final ServerSocketChannel channel;

	private final ListeningSockets sockets;

	private final InetSocketAddress address;

	PatientServerSocket(ServerSocketChannel channel, ListeningSockets sockets, InetSocketAddress address)
			throws IOException {
		super();
		this.channel = channel;
		this.sockets = sockets;
		this.address = address;
	}

	@Override
	public Socket accept() throws IOException {
		boolean told = false;
		while (true) {
			try {
				return this.sockets.accept(this.channel).socket();
			}
			catch (IOException ex) {
				if (isClosed()) {
					throw new SocketException("The listening socket is closed");
				}
				if (!told) {
					logger.warn("No client can be accepted at the moment: {}", ex.getMessage());
					told = true;
				}
				pause();
			}
		}
	}

	private static void pause() throws SocketException {
		try {
			Thread.sleep(PAUSE);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new SocketException("Interrupted");
		}
	}

	@Override
	public int getLocalPort() {
		return this.address.getPort();
	}

	@Override
	public SocketAddress getLocalSocketAddress() {
		return this.address;
	}

	@Override
	public boolean isClosed() {
		return !this.channel.isOpen();
	}

	@Override
	public void close() throws IOException {
		this.channel.close();
	}

}
