package dev.wharf.connection;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

import javax.net.ssl.SSLSession;

import dev.wharf.protocol.ControlLine;
import dev.wharf.protocol.LineDecoder;
import dev.wharf.session.Session;
import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.serializer.Serializer;
import org.springframework.integration.ip.tcp.connection.TcpConnectionSupport;
import org.springframework.integration.ip.tcp.connection.TcpListener;
import org.springframework.messaging.Message;
import org.springframework.messaging.MessagingException;

/**
 * A control connection without a thread. The reactor's thread puts its lines together;
 * when a line is whole, a worker brings it to the listener and stays until no line is
 * left. So lines keep their order, half a line occupies nobody, and no command, however
 * long, keeps the reactor from its other clients.
 */
final class ReactorConnection extends TcpConnectionSupport implements SessionChannel {

	/** Reading stops while so many lines wait, and with it the client. */
	private static final int MOST_LINES = 64;

	private final SocketChannel channel;

	private final LineDecoder decoder;

	private final Outbox outbox;

	private final Visit visit;

	private final Executor workers;

	private final Consumer<ReactorConnection> onClose;

	private final InetSocketAddress remote;

	private final Deque<ControlLine> lines = new ArrayDeque<>(1);

	private @Nullable SelectionKey key;

	private @Nullable ControlLine current;

	private boolean greeted;

	private boolean working;

	private boolean ended;

	ReactorConnection(SocketChannel channel, LineDecoder decoder, Visit visit, Executor workers,
			Consumer<ReactorConnection> onClose, ApplicationEventPublisher publisher, @Nullable String factoryName)
			throws IOException {
		super(channel.socket(), true, false, publisher, factoryName);
		this.channel = channel;
		this.decoder = decoder;
		this.outbox = new Outbox(channel);
		this.visit = visit;
		this.workers = workers;
		this.onClose = onClose;
		this.remote = (InetSocketAddress) channel.getRemoteAddress();
	}

	/** Begins: the reactor has this connection among those it selects from. */
	void registered(SelectionKey selection) {
		this.key = selection;
		this.outbox.attach(selection);
		synchronized (this.lines) {
			this.working = true;
		}
		this.workers.execute(this);
	}

	/**
	 * Takes what has arrived; for the reactor's thread.
	 * @param buffer a buffer to read into, its content without meaning before and after
	 */
	void readReady(ByteBuffer buffer) {
		int count;
		try {
			count = this.channel.read(buffer.clear());
		}
		catch (IOException ex) {
			count = -1;
		}
		if (count < 0) {
			arrived(null);
			return;
		}
		buffer.flip();
		while (buffer.hasRemaining()) {
			if (this.decoder.accept(buffer.get() & 0xFF)) {
				arrived(this.decoder.take());
			}
		}
	}

	/** Sends what waits; for the reactor's thread. */
	void writeReady() {
		try {
			if (this.outbox.flushSome()) {
				close();
			}
		}
		catch (IOException ex) {
			close();
		}
	}

	/**
	 * Keeps a line for the worker.
	 * @param line the line, or {@code null} when the client is gone
	 */
	private void arrived(@Nullable ControlLine line) {
		boolean idle;
		synchronized (this.lines) {
			if (line != null) {
				this.lines.add(line);
			}
			this.ended |= line == null;
			if (this.ended || this.lines.size() >= MOST_LINES) {
				reading(false);
			}
			idle = !this.working;
			this.working = true;
		}
		if (idle) {
			this.workers.execute(this);
		}
	}

	private @Nullable ControlLine next() {
		synchronized (this.lines) {
			ControlLine line = this.lines.poll();
			if (line != null && !this.ended && this.lines.size() == MOST_LINES / 2) {
				reading(true);
			}
			this.working = line != null;
			return line;
		}
	}

	private void reading(boolean on) {
		SelectionKey selection = this.key;
		if (selection != null && selection.isValid()) {
			if (on) {
				selection.interestOpsOr(SelectionKey.OP_READ);
				selection.selector().wakeup();
			}
			else {
				selection.interestOpsAnd(~SelectionKey.OP_READ);
			}
		}
	}

	/** The worker: greets at first, then brings the lines there are. */
	@Override
	public void run() {
		try {
			if (!this.greeted) {
				this.greeted = true;
				greet();
			}
			for (ControlLine line = next(); line != null; line = next()) {
				deliver(line);
			}
			if (isEnded()) {
				close();
			}
		}
		catch (RuntimeException ex) {
			logger.error("A connection is closed after an error", ex);
			close();
		}
	}

	private void greet() {
		publishConnectionOpenEvent();
		this.visit.begin(new TcpControlConnection<>(this, this.remote,
				(InetSocketAddress) this.channel.socket().getLocalSocketAddress()));
	}

	private boolean isEnded() {
		synchronized (this.lines) {
			return this.ended && !this.working;
		}
	}

	private void deliver(ControlLine line) {
		this.current = line;
		TcpListener listener = getListener();
		Message<?> message = getMapper().toMessage(this);
		if (listener != null && message != null) {
			listener.onMessage(message);
		}
	}

	@Override
	@SuppressWarnings("unchecked")
	public void send(Message<?> message) {
		try {
			Object payload = Objects.requireNonNull(getMapper().fromMessage(message));
			((Serializer<Object>) getSerializer()).serialize(payload, this.outbox);
		}
		catch (IOException ex) {
			throw new MessagingException(message, "The client is gone", ex);
		}
	}

	@Override
	public void closeWhenSent() {
		if (this.outbox.finish()) {
			close();
		}
	}

	@Override
	public void close() {
		try {
			this.channel.close();
		}
		catch (IOException ex) {
			logger.debug("A connection could not be closed", ex);
		}
		releaseDescriptor();
		this.outbox.close();
		super.close();
		this.visit.end();
		this.onClose.accept(this);
	}

	/**
	 * The JDK keeps it until the selector has looked once more, and that may sleep for
	 * long.
	 */
	private void releaseDescriptor() {
		SelectionKey selection = this.key;
		if (selection != null) {
			selection.selector().wakeup();
		}
	}

	@Override
	public @Nullable Session session() {
		return this.visit.session();
	}

	@Override
	public boolean isOpen() {
		return this.channel.isOpen();
	}

	@Override
	public @Nullable Object getPayload() {
		return this.current;
	}

	@Override
	public int getPort() {
		return this.remote.getPort();
	}

	@Override
	public @Nullable Object getDeserializerStateKey() {
		return null;
	}

	@Override
	public @Nullable SSLSession getSslSession() {
		return null;
	}

	@Override
	public void shutdownInput() throws IOException {
		this.channel.shutdownInput();
	}

	@Override
	public void shutdownOutput() throws IOException {
		this.channel.shutdownOutput();
	}

}
