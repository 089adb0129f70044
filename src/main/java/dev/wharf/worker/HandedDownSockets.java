package dev.wharf.worker;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

import dev.wharf.connection.ListeningSockets;
import dev.wharf.protocol.NameCodec;
import dev.wharf.protocol.Reply;
import org.jspecify.annotations.Nullable;

/**
 * The listening sockets that a supervisor has handed down: descriptor 0, and 3 for
 * implicit FTPS. Where a process has one client only, it rehearses; then the first to
 * come is accepted, all sockets are closed, and the process ends after that client.
 */
final class HandedDownSockets implements ListeningSockets {

	private static final int IMPLICIT = 3;

	private final boolean onlyOneClient;

	private final byte[] greeting;

	private final Runnable accepted;

	private final Runnable atTheEnd;

	private final List<ServerSocketChannel> listening = new CopyOnWriteArrayList<>();

	private final Rehearsal rehearsal = new Rehearsal();

	private final CountDownLatch rehearsed = new CountDownLatch(1);

	private final CountDownLatch begun = new CountDownLatch(1);

	private final List<Selector> selecting = new CopyOnWriteArrayList<>();

	private @Nullable ServerSocketChannel chosen;

	/**
	 * Opens nothing yet.
	 * @param onlyOneClient whether one client is all there will be
	 * @param greeting for a client who has said by then that it will say nothing
	 * @param accepted called when it has come
	 * @param atTheEnd called when it has left
	 */
	HandedDownSockets(boolean onlyOneClient, Reply greeting, Runnable accepted, Runnable atTheEnd) {
		this.onlyOneClient = onlyOneClient;
		this.greeting = greeting.encode(NameCodec.UTF_8);
		this.accepted = accepted;
		this.atTheEnd = atTheEnd;
	}

	/** Returns when the only client can come. */
	void awaitRehearsal() throws InterruptedException {
		if (this.onlyOneClient) {
			this.rehearsed.await();
		}
	}

	/** Lets the only client come in: everything is there that is closed when it has. */
	void begin() {
		this.begun.countDown();
	}

	@Override
	public ServerSocketChannel open(InetSocketAddress address, int backlog, boolean implicit) throws IOException {
		ServerSocketChannel channel = implicit ? Descriptors.listening(IMPLICIT)
				: (ServerSocketChannel) System.inheritedChannel();
		if (this.onlyOneClient) {
			channel.configureBlocking(false);
		}
		this.listening.add(channel);
		return channel;
	}

	@Override
	public SocketChannel accept(ServerSocketChannel channel) throws IOException {
		if (!this.onlyOneClient) {
			return channel.accept();
		}
		if (channel.equals(chosen())) {
			// Its client was served in the accepting thread, and has left.
			this.atTheEnd.run();
			throw new ClosedChannelException();
		}
		if (channel.equals(this.listening.getFirst())) {
			SocketChannel rehearsing = this.rehearsal.next();
			if (rehearsing != null) {
				return rehearsing;
			}
			this.rehearsed.countDown();
		}
		awaitBeginning();
		try (Selector selector = Selector.open()) {
			this.selecting.add(selector);
			channel.register(selector, SelectionKey.OP_ACCEPT);
			while (channel.isOpen()) {
				selector.select();
				SocketChannel client = tryAccept(channel);
				if (client != null) {
					this.accepted.run();
					return client;
				}
			}
		}
		throw new ClosedChannelException();
	}

	private void awaitBeginning() throws ClosedChannelException {
		try {
			this.begun.await();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new ClosedChannelException();
		}
	}

	private synchronized @Nullable ServerSocketChannel chosen() {
		return this.chosen;
	}

	/** Another process may have been faster, or the other socket of this one. */
	private synchronized @Nullable SocketChannel tryAccept(ServerSocketChannel channel) throws IOException {
		SocketChannel client = (this.chosen == null) ? channel.accept() : null;
		if (client != null && hasLeft(client)) {
			dismiss(client, channel);
			return null;
		}
		if (client != null) {
			this.chosen = channel;
			for (ServerSocketChannel each : this.listening) {
				each.close();
			}
			// A selector keeps the descriptor until it looks up.
			this.selecting.forEach(Selector::wakeup);
		}
		return client;
	}

	/**
	 * Probes often close what they have opened before anybody could greet them. A process
	 * spent on each would make the next client wait for a new one.
	 */
	private static boolean hasLeft(SocketChannel client) {
		try {
			client.configureBlocking(false);
			boolean left;
			try (Selector selector = Selector.open()) {
				client.register(selector, SelectionKey.OP_READ);
				left = selector.selectNow() > 0 && client.socket().getInputStream().available() == 0;
			}
			client.configureBlocking(true);
			return left;
		}
		catch (IOException ex) {
			return true;
		}
	}

	/** It may have closed its side only, to see the greeting and no more. */
	private void dismiss(SocketChannel client, ServerSocketChannel channel) {
		try (client) {
			if (channel.equals(this.listening.getFirst())) {
				client.write(ByteBuffer.wrap(this.greeting));
			}
		}
		catch (IOException ex) {
			// It has closed both.
		}
	}

}
