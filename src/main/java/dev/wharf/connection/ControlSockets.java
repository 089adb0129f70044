package dev.wharf.connection;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.time.Duration;

import jdk.net.ExtendedSocketOptions;

import org.springframework.integration.ip.tcp.connection.DefaultTcpSocketSupport;

/**
 * What the sockets of control connections are set to, beyond what Spring Integration
 * knows of.
 */
final class ControlSockets extends DefaultTcpSocketSupport {

	private final int keepAlive;

	/**
	 * Prepares the settings.
	 * @param keepAlive how long a connection is silent before the system makes itself
	 * heard, in whole seconds
	 */
	ControlSockets(Duration keepAlive) {
		this.keepAlive = Math.toIntExact(keepAlive.toSeconds());
	}

	@Override
	public void postProcessSocket(Socket socket) {
		try {
			// Without it the system keeps the urgent octet of a Telnet Synch to itself
			// (RFC 959 section 4.1.3, ABOR).
			socket.setOOBInline(true);
			if (socket.supportedOptions().contains(ExtendedSocketOptions.TCP_KEEPIDLE)) {
				socket.setOption(ExtendedSocketOptions.TCP_KEEPIDLE, this.keepAlive);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException("A control connection does not take its settings", ex);
		}
	}

}
