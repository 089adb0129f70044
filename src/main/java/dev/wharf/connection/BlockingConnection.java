package dev.wharf.connection;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Objects;
import java.util.function.Consumer;

import dev.wharf.connection.ConnectionGate.Entry;
import dev.wharf.limit.SessionLimits.Permit;
import dev.wharf.session.Session;
import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.serializer.Serializer;
import org.springframework.integration.ip.tcp.connection.TcpNetConnection;
import org.springframework.messaging.Message;
import org.springframework.messaging.MessagingException;

/**
 * A control connection that has a thread to itself while it is served. Reads through a
 * small buffer where the stock connection makes a system call for each octet, and writes
 * through none where that allocates one of the size of the socket's.
 */
final class BlockingConnection extends TcpNetConnection implements SessionChannel {

	private final Socket socket;

	private final ControlWire wire;

	private final WireInput input;

	private final Entry entry;

	private final @Nullable Visit visit;

	private final Consumer<BlockingConnection> onClose;

	BlockingConnection(Socket socket, ControlWires wires, Entry entry, Greeter greeter,
			Consumer<BlockingConnection> onClose, ApplicationEventPublisher publisher, @Nullable String factoryName) {
		super(socket, true, false, publisher, factoryName);
		this.socket = socket;
		this.wire = wires.open(new SocketOutput(socket), socket.getInetAddress());
		this.input = new WireInput(socket, this.wire);
		this.entry = entry;
		Permit permit = entry.permit();
		this.visit = (permit != null) ? new Visit(greeter, permit) : null;
		this.onClose = onClose;
	}

	/** Whether the client may come in; one who may not is to be turned away. */
	boolean isAdmitted() {
		return this.visit != null;
	}

	/** Turns the client away that the gate has not let in. */
	void turnAway() {
		turnAway(this.entry);
	}

	/**
	 * Turns the client away after all. A few octets always fit into the buffer of a new
	 * socket; one that wants TLS at once would not understand them.
	 */
	void turnAway(Entry refusal) {
		try {
			this.wire.refuse(refusal.farewell());
		}
		catch (IOException ex) {
			logger.debug("A client left before it could be turned away", ex);
		}
		close();
	}

	/** The client's address. */
	InetAddress client() {
		return this.socket.getInetAddress();
	}

	@Override
	public void run() {
		try {
			if (this.visit != null) {
				this.wire.begin();
				this.visit
					.begin(new TcpControlConnection<>(this, (InetSocketAddress) this.socket.getRemoteSocketAddress(),
							(InetSocketAddress) this.socket.getLocalSocketAddress()));
				super.run();
			}
		}
		finally {
			close();
		}
	}

	@Override
	protected InputStream inputStream() {
		return this.input;
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
	public void close() {
		super.close();
		if (this.visit != null) {
			this.visit.end();
		}
		this.onClose.accept(this);
	}

	@Override
	public ControlWire wire() {
		return this.wire;
	}

	@Override
	public boolean secure() {
		if (this.input.hasUnread()) {
			return false;
		}
		this.wire.secureAfterReply();
		return true;
	}

	@Override
	public void closeWhenSent() {
		close();
	}

	@Override
	public @Nullable Session session() {
		return (this.visit != null) ? this.visit.session() : null;
	}

	/**
	 * The socket's output, looked up when it is used: the socket may be closed by then.
	 */
	private static final class SocketOutput extends OutputStream {

		private final Socket socket;

		private SocketOutput(Socket socket) {
			this.socket = socket;
		}

		@Override
		public void write(int octet) throws IOException {
			this.socket.getOutputStream().write(octet);
		}

		@Override
		public void write(byte[] octets, int offset, int length) throws IOException {
			this.socket.getOutputStream().write(octets, offset, length);
		}

	}

}
