package dev.wharf.connection;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;

import dev.wharf.connection.ConnectionGate.Entry;
import dev.wharf.limit.SessionLimits.Permit;
import dev.wharf.network.Origin;
import org.jspecify.annotations.Nullable;

import org.springframework.integration.ip.tcp.connection.AbstractServerConnectionFactory;

/**
 * The evented architecture as a connection factory: one thread accepts, reads and puts
 * lines together for all clients and never waits for any of them. A client costs no
 * thread, and a kilobyte or so while it is silent.
 */
final class ReactorServerConnectionFactory extends AbstractServerConnectionFactory implements ControlConnections {

	private static final int READ_BUFFER = 16 * 1024;

	private static final Duration ACCEPT_PAUSE = Duration.ofMillis(100);

	private final InetSocketAddress address;

	private final ListeningSockets sockets;

	private final ControlWires wires;

	private final ConnectionGate gate;

	private final Greeter greeter;

	private final ControlLineSerializer serializer;

	private final ReactorLoad load;

	private final Executor workers = Thread::startVirtualThread;

	/** Clients that the gate has let in, for the selecting thread to take. */
	private final Queue<Runnable> arrivals = new ConcurrentLinkedQueue<>();

	private volatile @Nullable ServerSocketChannel server;

	private volatile @Nullable Selector selector;

	private volatile @Nullable InetSocketAddress bound;

	ReactorServerConnectionFactory(InetSocketAddress address, int backlog, ListeningSockets sockets, ControlWires wires,
			ConnectionGate gate, Greeter greeter, ControlLineSerializer serializer, ReactorLoad load) {
		super(address.getPort());
		this.address = address;
		this.sockets = sockets;
		this.wires = wires;
		this.gate = gate;
		this.greeter = greeter;
		this.serializer = serializer;
		this.load = load;
		setBacklog(backlog);
		setTaskExecutor((task) -> Thread.ofPlatform().name("ftp-reactor").start(task));
	}

	/**
	 * Binds before it selects, so that a port in use fails the start of the service.
	 */
	@Override
	public void start() {
		if (!isActive()) {
			bind();
		}
		super.start();
	}

	private void bind() {
		try {
			ServerSocketChannel channel = this.sockets.open(this.address, getBacklog(), this.wires.implicit());
			try {
				channel.configureBlocking(false);
				Selector opened = Selector.open();
				channel.register(opened, SelectionKey.OP_ACCEPT);
				this.selector = opened;
				this.server = channel;
				this.bound = this.sockets.address(channel);
			}
			catch (IOException ex) {
				channel.close();
				throw ex;
			}
		}
		catch (IOException ex) {
			throw new PortUnavailableException(this.address, ex);
		}
	}

	@Override
	public void run() {
		Selector selecting = opened(this.selector);
		ByteBuffer buffer = ByteBuffer.allocateDirect(READ_BUFFER);
		setListening(true);
		try {
			while (isActive()) {
				selecting.select();
				long begun = System.nanoTime();
				selecting.selectedKeys().forEach((key) -> ready(key, buffer));
				selecting.selectedKeys().clear();
				takeArrivals();
				this.load.round(System.nanoTime() - begun);
			}
		}
		catch (IOException ex) {
			logger.error(ex, "The reactor has failed");
			publishServerExceptionEvent(ex);
		}
		finally {
			setListening(false);
			closeQuietly(selecting);
			takeArrivals();
		}
	}

	private void ready(SelectionKey key, ByteBuffer buffer) {
		try {
			if (key.attachment() instanceof ReactorConnection connection) {
				if (key.isWritable()) {
					connection.writeReady();
				}
				if (key.isValid() && key.isReadable()) {
					connection.readReady(buffer);
				}
			}
			else if (key.isAcceptable()) {
				accept(key);
			}
		}
		catch (CancelledKeyException ex) {
			logger.debug(ex, "A connection was closed meanwhile");
		}
		catch (RuntimeException ex) {
			logger.error(ex, "The reactor goes on after a failure of one connection");
			closeQuietly(key.channel());
		}
	}

	/** When the process has no descriptor left, accepting pauses instead of spinning. */
	private void accept(SelectionKey key) {
		try {
			ServerSocketChannel accepting = opened(this.server);
			for (SocketChannel client = accepting.accept(); client != null; client = accepting.accept()) {
				SocketChannel accepted = client;
				this.workers.execute(() -> welcome(accepted));
			}
		}
		catch (ClosedChannelException ex) {
			logger.debug(ex, "No more clients are accepted");
		}
		catch (IOException ex) {
			logger.warn("No client can be accepted at the moment: " + ex.getMessage());
			key.interestOps(0);
			this.workers.execute(() -> resume(key));
		}
	}

	private void resume(SelectionKey key) {
		try {
			Thread.sleep(ACCEPT_PAUSE);
			if (key.isValid()) {
				key.interestOps(SelectionKey.OP_ACCEPT);
				key.selector().wakeup();
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	/** The gate may have to ask another process, so it has a thread to wait on. */
	private void welcome(SocketChannel client) {
		Entry entry;
		try {
			entry = this.gate.ask(client);
		}
		catch (IOException ex) {
			logger.debug(ex, "A client left before it was known");
			closeQuietly(client);
			return;
		}
		Permit permit = entry.permit();
		if (permit == null) {
			turnAway(client, entry);
			return;
		}
		this.arrivals.add(() -> take(client, entry.origin(), permit));
		opened(this.selector).wakeup();
		if (!isActive()) {
			takeArrivals();
		}
	}

	/** A few octets always fit into the buffer of a new socket. */
	private void turnAway(SocketChannel client, Entry refusal) {
		try {
			if (!this.wires.implicit()) {
				client.write(ByteBuffer.wrap(refusal.farewell()));
			}
		}
		catch (IOException ex) {
			logger.debug(ex, "A client left before it could be turned away");
		}
		closeQuietly(client);
	}

	private void takeArrivals() {
		for (Runnable arrival = this.arrivals.poll(); arrival != null; arrival = this.arrivals.poll()) {
			arrival.run();
		}
	}

	private void take(SocketChannel client, Origin origin, Permit permit) {
		try {
			admit(client, origin, permit);
		}
		catch (IOException ex) {
			logger.debug(ex, "A client left while it was being accepted");
			giveUp(client, permit);
		}
		catch (RuntimeException ex) {
			logger.error(ex, "A client could not be accepted");
			giveUp(client, permit);
		}
	}

	private void giveUp(SocketChannel client, Permit permit) {
		closeQuietly(client);
		permit.close();
	}

	private void admit(SocketChannel client, Origin origin, Permit permit) throws IOException {
		client.configureBlocking(false);
		setSocketAttributes(client.socket());
		ReactorConnection connection = new ReactorConnection(client, origin, this.serializer.decoder(), this.wires,
				new Visit(this.greeter, permit), this.workers,
				(closed) -> this.connections.remove(closed.getConnectionId()), getApplicationEventPublisher(),
				getComponentName());
		initializeConnection(connection, client.socket());
		addConnection(connection);
		connection.registered(client.register(opened(this.selector), SelectionKey.OP_READ, connection));
	}

	@Override
	public void stop() {
		stopAccepting();
		super.stop();
		Selector selecting = this.selector;
		if (selecting != null) {
			selecting.wakeup();
		}
	}

	@Override
	public void stopAccepting() {
		ServerSocketChannel accepting = this.server;
		if (accepting != null) {
			closeQuietly(accepting);
			opened(this.selector).wakeup();
		}
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
		return opened(this.bound);
	}

	@Override
	public int getPort() {
		InetSocketAddress address = this.bound;
		return (address != null) ? address.getPort() : super.getPort();
	}

	@Override
	public @Nullable SocketAddress getServerSocketAddress() {
		return this.bound;
	}

	@Override
	public boolean isListening() {
		ServerSocketChannel accepting = this.server;
		return accepting != null && accepting.isOpen();
	}

	private static <T> T opened(@Nullable T resource) {
		if (resource == null) {
			throw new IllegalStateException("not started");
		}
		return resource;
	}

	private void closeQuietly(Closeable resource) {
		try {
			resource.close();
		}
		catch (IOException ex) {
			logger.debug(ex, "Could not be closed");
		}
	}

}
