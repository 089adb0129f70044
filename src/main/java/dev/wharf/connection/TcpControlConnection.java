package dev.wharf.connection;

import java.io.IOException;
import java.net.InetSocketAddress;

import dev.wharf.network.Origin;
import dev.wharf.protocol.FollowUp;
import dev.wharf.session.ControlConnection;
import dev.wharf.tls.ControlTls;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.integration.ip.tcp.connection.TcpConnectionSupport;
import org.springframework.messaging.MessagingException;
import org.springframework.messaging.support.GenericMessage;

/**
 * A session's way to its client over a Spring Integration connection.
 *
 * @param <C> a connection that carries a session
 */
final class TcpControlConnection<C extends TcpConnectionSupport & SessionChannel> implements ControlConnection {

	private static final Logger logger = LoggerFactory.getLogger(TcpControlConnection.class);

	private final C connection;

	private final Origin origin;

	TcpControlConnection(C connection, Origin origin) {
		this.connection = connection;
		this.origin = origin;
	}

	@Override
	public void send(byte[] octets, FollowUp followUp) {
		try {
			if (followUp == FollowUp.SECURE && !this.connection.secure()) {
				logger.info("The connection of {} is closed: there was plain text behind AUTH",
						remote().getAddress().getHostAddress());
				this.connection.close();
				return;
			}
			if (followUp == FollowUp.CLEAR) {
				this.connection.wire().clearAfterReply();
			}
			if (followUp == FollowUp.CLOSE) {
				this.connection.wire().conclude(() -> say(octets));
			}
			else {
				say(octets);
			}
			follow(followUp);
		}
		catch (IOException | MessagingException ex) {
			logger.debug("The client {} is gone", remote(), ex);
			this.connection.close();
		}
	}

	private void say(byte[] octets) {
		this.connection.send(new GenericMessage<>(octets));
	}

	private void follow(FollowUp followUp) throws IOException {
		switch (followUp) {
			case CLEAR -> this.connection.wire().clear();
			case CLOSE -> {
				this.connection.wire().endTls();
				this.connection.closeWhenSent();
			}
			case NONE, SECURE -> {
			}
		}
	}

	@Override
	public boolean isSecure() {
		return this.connection.wire().isSecure();
	}

	@Override
	public @Nullable ControlTls tls() {
		return this.connection.wire().protection();
	}

	@Override
	public void close() {
		this.connection.close();
	}

	@Override
	public InetSocketAddress remote() {
		return this.origin.client();
	}

	@Override
	public InetSocketAddress local() {
		return this.origin.reached();
	}

}
