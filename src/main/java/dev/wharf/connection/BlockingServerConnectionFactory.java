package dev.wharf.connection;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.channels.ServerSocketChannel;

import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.integration.ip.tcp.connection.AbstractServerConnectionFactory;
import org.springframework.integration.ip.tcp.connection.TcpNetConnection;
import org.springframework.integration.ip.tcp.connection.TcpNetConnectionSupport;
import org.springframework.integration.ip.tcp.connection.TcpNetServerConnectionFactory;

/**
 * The connection factory of the architectures in which a thread serves one client at a
 * time. Which threads those are is its task executor's matter.
 */
final class BlockingServerConnectionFactory extends TcpNetServerConnectionFactory implements ControlConnections {

	private final InetSocketAddress address;

	private final ListeningSockets sockets;

	private final ControlWires wires;

	private volatile @Nullable ServerSocket listening;

	private volatile @Nullable InetSocketAddress bound;

	BlockingServerConnectionFactory(InetSocketAddress address, int backlog, ListeningSockets sockets,
			ControlWires wires, ConnectionGate gate, Greeter greeter) {
		super(address.getPort());
		this.address = address;
		this.sockets = sockets;
		this.wires = wires;
		setBacklog(backlog);
		setTcpNetConnectionSupport(new Connections(gate, greeter));
	}

	/**
	 * Binds before it accepts, so that a port in use fails the start of the service.
	 */
	@Override
	public void start() {
		if (!isActive()) {
			this.listening = bind();
		}
		super.start();
	}

	private ServerSocket bind() {
		try {
			ServerSocketChannel channel = this.sockets.open(this.address, getBacklog(), this.wires.implicit());
			this.bound = this.sockets.address(channel);
			return new PatientServerSocket(channel, this.sockets, bound());
		}
		catch (IOException ex) {
			throw new PortUnavailableException(this.address, ex);
		}
	}

	@Override
	protected ServerSocket createServerSocket(int port, int backlog, @Nullable InetAddress whichNic) {
		return started(this.listening);
	}

	@Override
	public AbstractServerConnectionFactory connectionFactory() {
		return this;
	}

	@Override
	public boolean isImplicit() {
		return this.wires.implicit();
	}

	@Override
	public InetSocketAddress bound() {
		return started(this.bound);
	}

	private static <T> T started(@Nullable T resource) {
		if (resource == null) {
			throw new IllegalStateException("not started");
		}
		return resource;
	}

	@Override
	public boolean isListening() {
		ServerSocket socket = this.listening;
		return socket != null && !socket.isClosed();
	}

	@Override
	public void stopAccepting() {
		try {
			started(this.listening).close();
		}
		catch (IOException ex) {
			logger.debug(ex, "The listening socket could not be closed");
		}
	}

	/**
	 * Closed connections are forgotten when they close. The stock way, to look at all of
	 * them at every accept, costs a millisecond with some thousand idle clients.
	 */
	@Override
	protected void harvestClosedConnections() {
	}

	/** Makes our connections. */
	private final class Connections implements TcpNetConnectionSupport {

		private final ConnectionGate gate;

		private final Greeter greeter;

		private Connections(ConnectionGate gate, Greeter greeter) {
			this.gate = gate;
			this.greeter = greeter;
		}

		@Override
		public TcpNetConnection createNewConnection(Socket socket, boolean server, boolean lookupHost,
				@Nullable ApplicationEventPublisher publisher, @Nullable String factoryName) {
			return new BlockingConnection(socket, BlockingServerConnectionFactory.this.wires, this.gate, this.greeter,
					(closed) -> BlockingServerConnectionFactory.this.connections.remove(closed.getConnectionId()),
					getApplicationEventPublisher(), factoryName);
		}

	}

}
