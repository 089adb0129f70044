package dev.wharf.connection;

import java.util.Objects;

import dev.wharf.tls.TlsProperties;
import dev.wharf.transfer.OpenedElsewhere;

import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.integration.dsl.IntegrationFlow;
import org.springframework.integration.ip.dsl.Tcp;
import org.springframework.integration.support.IdGenerators.SimpleIncrementingIdGenerator;
import org.springframework.util.IdGenerator;

/**
 * Lays the one way from the ports to the command handler, or to the processes that have
 * one.
 */
@Configuration(proxyBeanMethods = false)
class ConnectionConfiguration {

	@Bean
	ListeningSockets listeningSockets(ServerProperties properties, ConfigurableApplicationContext context) {
		return (properties.mode() == ServerMode.INHERITED)
				? new InheritedSockets(() -> Thread.ofPlatform().name("ftp-end").start(context::close))
				: new BoundSockets();
	}

	/** Where clients are served in this process. */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnSupervision(false)
	static class Serving {

		private static final String LINES = "controlLines";

		/** A random number for each message would cost more than the rest of its way. */
		@Bean
		IdGenerator messageIds() {
			return new SimpleIncrementingIdGenerator();
		}

		@Bean
		@Order(1)
		ControlConnections controlListener(ControlListenerFactory factory, ServerProperties properties,
				TlsProperties tls) {
			Integer implicitPort = tls.implicit().port();
			boolean implicit = properties.mode() == ServerMode.INHERITED && implicitPort != null
					&& implicitPort == InheritedSockets.port();
			return factory.listener(properties.port(), implicit);
		}

		@Bean
		@Order(2)
		@Conditional(OnImplicitPort.class)
		ControlConnections implicitListener(ControlListenerFactory factory, TlsProperties properties) {
			return factory.listener(Objects.requireNonNull(properties.implicit().port()), true);
		}

		@Bean
		IntegrationFlow controlFlow(ControlConnections controlListener, SessionLines lines) {
			return IntegrationFlow
				.from(Tcp.inboundAdapter(controlListener.connectionFactory()).id("controlConnections"))
				.channel(LINES)
				.handle(lines::onMessage, (endpoint) -> endpoint.id("commandHandling"))
				.get();
		}

		@Bean
		@Conditional(OnImplicitPort.class)
		IntegrationFlow implicitFlow(ControlConnections implicitListener) {
			return IntegrationFlow
				.from(Tcp.inboundAdapter(implicitListener.connectionFactory()).id("implicitConnections"))
				.channel(LINES)
				.get();
		}

	}

	/** Where other processes serve them. */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnSupervision
	static class Supervising {

		@Bean
		OpenedElsewhere passivePortsOfWorkers() {
			return new OpenedElsewhere();
		}

		@Bean
		@Order(1)
		SharedListener controlListener(ListeningSockets sockets, ServerProperties properties) {
			return new SharedListener(sockets, properties.listen(properties.port()), properties.backlog(), false);
		}

		@Bean
		@Order(2)
		@Conditional(OnImplicitPort.class)
		SharedListener implicitListener(ListeningSockets sockets, ServerProperties properties, TlsProperties tls) {
			int port = Objects.requireNonNull(tls.implicit().port());
			return new SharedListener(sockets, properties.listen(port), properties.backlog(), true);
		}

	}

}
