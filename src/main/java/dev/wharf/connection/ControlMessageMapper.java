package dev.wharf.connection;

import java.util.Map;

import dev.wharf.session.Session;
import org.jspecify.annotations.Nullable;

import org.springframework.integration.ip.tcp.connection.TcpConnection;
import org.springframework.integration.ip.tcp.connection.TcpMessageMapper;

/**
 * Puts the session of a connection into the messages that come from it.
 */
final class ControlMessageMapper extends TcpMessageMapper {

	@Override
	protected @Nullable Map<String, ?> supplyCustomHeaders(TcpConnection connection) {
		Session session = ((SessionChannel) connection).session();
		return (session != null) ? Map.of(SessionChannel.SESSION_HEADER, session) : null;
	}

}
