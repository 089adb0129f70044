package dev.wharf.connection;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.util.concurrent.Executor;

import dev.wharf.command.CommandHandler;
import dev.wharf.protocol.ControlLine;
import dev.wharf.session.Session;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.integration.dsl.IntegrationFlow;
import org.springframework.integration.ip.dsl.Tcp;
import org.springframework.integration.ip.tcp.connection.AbstractServerConnectionFactory;
import org.springframework.integration.ip.tcp.connection.DefaultTcpSocketSupport;
import org.springframework.integration.support.IdGenerators.SimpleIncrementingIdGenerator;
import org.springframework.messaging.Message;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.util.IdGenerator;

/**
 * Chooses the connection factory of the mode, and lays the one way from it to the command
 * handler.
 */
@Configuration(proxyBeanMethods = false)
class ConnectionConfiguration {

	/** A random number for each message would cost more than the rest of its way. */
	@Bean
	IdGenerator messageIds() {
		return new SimpleIncrementingIdGenerator();
	}

	@Bean
	ControlListener controlListener(ServerProperties properties, ConnectionGate gate, Greeter greeter) {
		ControlLineSerializer serializer = new ControlLineSerializer(properties.maxLineLength());
		ControlListener listener = listener(properties, gate, greeter, serializer);
		AbstractServerConnectionFactory factory = listener.connectionFactory();
		factory.setSerializer(serializer);
		factory.setDeserializer(serializer);
		factory.setMapper(new ControlMessageMapper());
		factory.setSoTcpNoDelay(true);
		factory.setSoKeepAlive(true);
		factory.setTcpSocketSupport(new UrgentDataInLine());
		return listener;
	}

	private static ControlListener listener(ServerProperties properties, ConnectionGate gate, Greeter greeter,
			ControlLineSerializer serializer) {
		InetAddress address = properties.address();
		InetSocketAddress listen = (address != null) ? new InetSocketAddress(address, properties.port())
				: new InetSocketAddress(properties.port());
		int backlog = properties.backlog();
		return switch (properties.mode()) {
			case REACTOR -> new ReactorServerConnectionFactory(listen, backlog, gate, greeter, serializer);
			case SERIAL -> blocking(listen, backlog, gate, greeter, Runnable::run);
			case THREAD_PER_CONNECTION -> blocking(listen, backlog, gate, greeter, threadEach(properties.threads()));
			case THREAD_POOL -> blocking(listen, backlog, gate, greeter, pool(properties));
		};
	}

	private static ControlListener blocking(InetSocketAddress listen, int backlog, ConnectionGate gate, Greeter greeter,
			Executor threads) {
		BlockingServerConnectionFactory factory = new BlockingServerConnectionFactory(listen, backlog, gate, greeter);
		factory.setTaskExecutor(new ConnectionExecutor(threads, gate));
		return factory;
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

	@Bean
	IntegrationFlow controlFlow(ControlListener listener, CommandHandler handler) {
		return IntegrationFlow.from(Tcp.inboundAdapter(listener.connectionFactory()).id("controlConnections"))
			.channel("controlLines")
			.handle((message) -> handle(handler, message), (endpoint) -> endpoint.id("commandHandling"))
			.get();
	}

	private static void handle(CommandHandler handler, Message<?> message) {
		Session session = message.getHeaders().get(SessionChannel.SESSION_HEADER, Session.class);
		if (session != null) {
			handler.handle(session, (ControlLine) message.getPayload());
		}
	}

	/**
	 * Without it the system keeps the urgent octet of a Telnet Synch to itself (RFC 959
	 * section 4.1.3, ABOR).
	 */
	private static final class UrgentDataInLine extends DefaultTcpSocketSupport {

		@Override
		public void postProcessSocket(Socket socket) {
			try {
				socket.setOOBInline(true);
			}
			catch (SocketException ex) {
				throw new IllegalStateException("SO_OOBINLINE could not be set", ex);
			}
		}

	}

}
