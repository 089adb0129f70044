package dev.wharf.connection;

import java.net.InetSocketAddress;

import dev.wharf.protocol.FollowUp;
import dev.wharf.session.ControlConnection;

import org.springframework.integration.ip.tcp.connection.TcpConnectionSupport;
import org.springframework.messaging.MessagingException;
import org.springframework.messaging.support.GenericMessage;

/**
 * A session's way to its client over a Spring Integration connection.
 *
 * @param <C> a connection that carries a session
 */
final class TcpControlConnection<C extends TcpConnectionSupport & SessionChannel> implements ControlConnection {

	private final C connection;

	private final InetSocketAddress remote;

	private final InetSocketAddress local;

	TcpControlConnection(C connection, InetSocketAddress remote, InetSocketAddress local) {
		this.connection = connection;
		this.remote = remote;
		this.local = local;
	}

	@Override
	public void send(byte[] octets, FollowUp followUp) {
		try {
			this.connection.send(new GenericMessage<>(octets));
		}
		catch (MessagingException ex) {
			this.connection.close();
		}
		if (followUp == FollowUp.CLOSE) {
			this.connection.closeWhenSent();
		}
	}

	@Override
	public void close() {
		this.connection.close();
	}

	@Override
	public InetSocketAddress remote() {
		return this.remote;
	}

	@Override
	public InetSocketAddress local() {
		return this.local;
	}

}
