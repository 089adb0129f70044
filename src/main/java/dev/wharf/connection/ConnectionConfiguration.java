package dev.wharf.connection;

import java.util.Objects;

import dev.wharf.command.CommandHandler;
import dev.wharf.protocol.ControlLine;
import dev.wharf.session.Session;
import dev.wharf.tls.TlsProperties;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.integration.dsl.IntegrationFlow;
import org.springframework.integration.ip.dsl.Tcp;
import org.springframework.integration.support.IdGenerators.SimpleIncrementingIdGenerator;
import org.springframework.messaging.Message;
import org.springframework.util.IdGenerator;

/**
 * Lays the one way from the ports to the command handler.
 */
@Configuration(proxyBeanMethods = false)
class ConnectionConfiguration {

	private static final String LINES = "controlLines";

	/** A random number for each message would cost more than the rest of its way. */
	@Bean
	IdGenerator messageIds() {
		return new SimpleIncrementingIdGenerator();
	}

	@Bean
	@Order(1)
	ControlListener controlListener(ControlListenerFactory factory, ServerProperties properties) {
		return factory.listener(properties.port(), false);
	}

	@Bean
	@Order(2)
	@Conditional(OnImplicitPort.class)
	ControlListener implicitListener(ControlListenerFactory factory, TlsProperties properties) {
		return factory.listener(Objects.requireNonNull(properties.implicit().port()), true);
	}

	@Bean
	IntegrationFlow controlFlow(ControlListener controlListener, CommandHandler handler) {
		return IntegrationFlow.from(Tcp.inboundAdapter(controlListener.connectionFactory()).id("controlConnections"))
			.channel(LINES)
			.handle((message) -> handle(handler, message), (endpoint) -> endpoint.id("commandHandling"))
			.get();
	}

	@Bean
	@Conditional(OnImplicitPort.class)
	IntegrationFlow implicitFlow(ControlListener implicitListener) {
		return IntegrationFlow.from(Tcp.inboundAdapter(implicitListener.connectionFactory()).id("implicitConnections"))
			.channel(LINES)
			.get();
	}

	private static void handle(CommandHandler handler, Message<?> message) {
		Session session = message.getHeaders().get(SessionChannel.SESSION_HEADER, Session.class);
		if (session != null) {
			handler.handle(session, (ControlLine) message.getPayload());
		}
	}

}
