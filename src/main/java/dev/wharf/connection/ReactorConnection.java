package dev.wharf.connection;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

import javax.net.ssl.SSLSession;

import dev.wharf.network.Origin;
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

	private final SocketChannel channel;

	private final Outbox outbox;

	private final ControlWire wire;

	private final Inbox inbox;

	private final Visit visit;

	private final Executor workers;

	private final Consumer<ReactorConnection> onClose;

	private final Origin origin;

	private @Nullable SelectionKey key;

	private @Nullable ControlLine current;

	private boolean greeted;

	ReactorConnection(SocketChannel channel, Origin origin, LineDecoder decoder, ControlWires wires, Visit visit,
			Executor workers, Consumer<ReactorConnection> onClose, ApplicationEventPublisher publisher,
			@Nullable String factoryName) {
		super(channel.socket(), true, false, publisher, factoryName);
		this.channel = channel;
		this.outbox = new Outbox(channel);
		this.wire = wires.open(this.outbox, origin.client().getAddress());
		this.inbox = new Inbox(decoder, this.wire, wires.implicit(), this::reading);
		this.visit = visit;
		this.workers = workers;
		this.onClose = onClose;
		this.origin = origin;
	}

	/** Begins: the reactor has this connection among those it selects from. */
	void registered(SelectionKey selection) {
		this.key = selection;
		this.outbox.attach(selection);
		if (this.origin.early().hasRemaining()) {
			this.inbox.arrived(this.origin.early());
		}
		this.workers.execute(this);
	}

	/**
	 * Takes what has arrived; for the reactor's thread.
	 * @param buffer a buffer to read into, its content without meaning before and after
	 */
	void readReady(ByteBuffer buffer) {
		int count = read(buffer.clear());
		boolean work = (count < 0) ? this.inbox.end() : this.inbox.arrived(buffer.flip());
		if (work) {
			this.workers.execute(this);
		}
	}

	private int read(ByteBuffer buffer) {
		try {
			return this.channel.read(buffer);
		}
		catch (IOException ex) {
			return -1;
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
				this.wire.begin();
				greet();
			}
			for (ControlLine line = this.inbox.next(); line != null; line = this.inbox.next()) {
				deliver(line);
			}
			if (this.inbox.isEnded()) {
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
		this.visit.begin(new TcpControlConnection<>(this, this.origin));
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
			((Serializer<Object>) getSerializer()).serialize(payload, this.wire);
		}
		catch (IOException ex) {
			throw new MessagingException(message, "The client is gone", ex);
		}
	}

	@Override
	public ControlWire wire() {
		return this.wire;
	}

	@Override
	public boolean secure() {
		return this.inbox.secure();
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
		return this.origin.client().getPort();
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
