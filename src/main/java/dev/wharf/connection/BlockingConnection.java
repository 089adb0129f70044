package dev.wharf.connection;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.Objects;
import java.util.function.Consumer;

import dev.wharf.connection.ConnectionGate.Entry;
import dev.wharf.limit.SessionLimits.Permit;
import dev.wharf.network.Origin;
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

	private final ConnectionGate gate;

	private final Greeter greeter;

	private final Consumer<BlockingConnection> onClose;

	/** The gate's answer, which may be long in coming. */
	private volatile @Nullable Entry entry;

	private volatile @Nullable Visit visit;

	BlockingConnection(Socket socket, ControlWires wires, ConnectionGate gate, Greeter greeter,
			Consumer<BlockingConnection> onClose, ApplicationEventPublisher publisher, @Nullable String factoryName) {
		super(socket, true, false, publisher, factoryName);
		this.socket = socket;
		this.wire = wires.open(new SocketOutput(socket), socket.getInetAddress());
		this.input = new WireInput(socket, this.wire);
		this.gate = gate;
		this.greeter = greeter;
		this.onClose = onClose;
		this.entry = gate.askAtOnce(socket);
		this.visit = visit(this.entry);
	}

	private @Nullable Visit visit(@Nullable Entry answer) {
		Permit permit = (answer != null) ? answer.permit() : null;
		return (permit != null) ? new Visit(this.greeter, permit) : null;
	}

	private Entry ask() throws IOException {
		Entry answer = this.gate.ask(this.socket.getChannel());
		this.visit = visit(answer);
		this.entry = answer;
		return answer;
	}

	/**
	 * What the gate has said.
	 * @return {@code null} as long as nobody has asked
	 */
	@Nullable Entry entry() {
		return this.entry;
	}

	/**
	 * Turns the client away. A few octets always fit into the buffer of a new socket; one
	 * that wants TLS at once would not understand them.
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

	/** Who has connected, as far as that is known. */
	Origin origin() {
		Entry known = this.entry;
		return (known != null) ? known.origin() : Origin.of(this.socket);
	}

	@Override
	public void run() {
		try {
			Entry known = this.entry;
			serve((known != null) ? known : ask());
		}
		catch (IOException ex) {
			logger.debug("A client left before it was known", ex);
		}
		finally {
			close();
		}
	}

	private void serve(Entry answer) {
		Visit begun = this.visit;
		if (begun == null) {
			turnAway(answer);
			return;
		}
		this.wire.comesFrom(answer.origin().client().getAddress());
		this.input.unread(answer.origin().early());
		this.wire.begin();
		begun.begin(new TcpControlConnection<>(this, answer.origin()));
		super.run();
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
		Visit begun = this.visit;
		if (begun != null) {
			begun.end();
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
		Visit begun = this.visit;
		return (begun != null) ? begun.session() : null;
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
