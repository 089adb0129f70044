package dev.wharf.connection;

import dev.wharf.command.CommandHandler;
import dev.wharf.protocol.ControlLine;
import dev.wharf.session.Session;

import org.springframework.integration.ip.tcp.connection.TcpListener;
import org.springframework.messaging.Message;
import org.springframework.stereotype.Component;

/**
 * Brings the lines of all connections to the command handler.
 */
@Component
public final class SessionLines implements TcpListener {

	private final CommandHandler handler;

	SessionLines(CommandHandler handler) {
		this.handler = handler;
	}

	@Override
	public void onMessage(Message<?> message) {
		Session session = message.getHeaders().get(SessionChannel.SESSION_HEADER, Session.class);
		if (session != null) {
			this.handler.handle(session, (ControlLine) message.getPayload());
		}
	}

}
