package dev.wharf.connection;

import java.net.InetSocketAddress;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;

import dev.wharf.tls.ServerTls;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.integration.ip.tcp.connection.AbstractServerConnectionFactory;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.stereotype.Component;

/**
 * Chooses the connection factory of the mode, and the threads of the blocking modes. All
 * ports share them: a second port does not make for more clients at a time.
 */
@Component
public final class ControlListenerFactory {

	private final ServerProperties properties;

	private final ServerMode mode;

	private final ListeningSockets sockets;

	private final ServerTls tls;

	private final ConnectionGate gate;

	private final Greeter greeter;

	private final ApplicationEventPublisher events;

	private final ControlLineSerializer serializer;

	private final ReactorLoad reactor = new ReactorLoad();

	private final Executor clients;

	ControlListenerFactory(ServerProperties properties, WorkerProperties workers, ListeningSockets sockets,
			ServerTls tls, ConnectionGate gate, Greeter greeter, ApplicationEventPublisher events) {
		this.properties = properties;
		this.mode = inside(properties.mode(), workers.workerMode());
		this.sockets = sockets;
		this.tls = tls;
		this.gate = gate;
		this.greeter = greeter;
		this.events = events;
		this.serializer = new ControlLineSerializer(properties.maxLineLength());
		this.clients = switch (this.mode) {
			case REACTOR -> Thread::startVirtualThread;
			case SERIAL -> oneAtATime();
			case THREAD_PER_CONNECTION -> threadEach(properties.threads());
			case THREAD_POOL -> pool(properties);
			case PREFORK, PROCESS_PER_CONNECTION, INHERITED ->
				throw new IllegalStateException(this.mode + " serves nobody");
		};
	}

	/** How this process serves its clients. */
	private static ServerMode inside(ServerMode mode, WorkerMode workerMode) {
		if (mode == ServerMode.INHERITED && InheritedSockets.isConnection()) {
			return ServerMode.SERIAL;
		}
		return mode.serves() ? mode : workerMode.alone();
	}

	/**
	 * Makes a listener, not started.
	 * @param port the port; 0 takes any free one
	 * @param implicit whether connections begin under TLS
	 * @return the listener, with a connection factory that has no listener yet
	 */
	public ControlConnections listener(int port, boolean implicit) {
		InetSocketAddress listen = this.properties.listen(port);
		ControlWires wires = new ControlWires(this.tls, implicit, this.events);
		ControlConnections listener = (this.mode == ServerMode.REACTOR) ? reactor(listen, wires)
				: blocking(listen, wires);
		AbstractServerConnectionFactory factory = listener.connectionFactory();
		factory.setSerializer(this.serializer);
		factory.setDeserializer(this.serializer);
		factory.setMapper(new ControlMessageMapper());
		factory.setSoTcpNoDelay(true);
		factory.setSoKeepAlive(true);
		factory.setTcpSocketSupport(new ControlSockets(this.properties.keepAlive()));
		return listener;
	}

	/**
	 * How much there is to do at the moment.
	 * @return the load of all listeners
	 */
	public ServingLoad load() {
		ServingLoad load = new ServingLoad(this.reactor.rounds(), this.reactor.busy(), this.reactor.longest(), 0, 0, 0);
		return (this.clients instanceof ThreadPoolTaskExecutor pool) ? load.withPool(pool.getMaxPoolSize(),
				pool.getActiveCount(), pool.getThreadPoolExecutor().getQueue().size()) : load;
	}

	private ControlConnections reactor(InetSocketAddress listen, ControlWires wires) {
		return new ReactorServerConnectionFactory(listen, this.properties.backlog(), this.sockets, wires, this.gate,
				this.greeter, this.serializer, this.reactor);
	}

	private ControlConnections blocking(InetSocketAddress listen, ControlWires wires) {
		BlockingServerConnectionFactory factory = new BlockingServerConnectionFactory(listen, this.properties.backlog(),
				this.sockets, wires, this.gate, this.greeter);
		factory.setTaskExecutor(new ConnectionExecutor(this.clients, this.gate));
		return factory;
	}

	/** In the accepting thread, of whichever port. */
	private static Executor oneAtATime() {
		ReentrantLock turn = new ReentrantLock(true);
		return (client) -> {
			turn.lock();
			try {
				client.run();
			}
			finally {
				turn.unlock();
			}
		};
	}

	private static Executor threadEach(ServerProperties.Threads kind) {
		SimpleAsyncTaskExecutor executor = new SimpleAsyncTaskExecutor("ftp-client-");
		executor.setVirtualThreads(kind == ServerProperties.Threads.VIRTUAL);
		executor.setDaemon(true);
		return executor;
	}

	private static Executor pool(ServerProperties properties) {
		boolean waits = properties.poolOverflow() == ServerProperties.PoolOverflow.WAIT;
		ThreadPoolTaskExecutor executor = new ThreadPoolTaskExecutor();
		executor.setThreadNamePrefix("ftp-pool-");
		executor.setCorePoolSize(properties.poolSize());
		executor.setMaxPoolSize(properties.poolSize());
		executor.setQueueCapacity(waits ? Integer.MAX_VALUE : 0);
		executor.setAllowCoreThreadTimeOut(true);
		executor.setDaemon(true);
		executor.initialize();
		return executor;
	}

}
