package dev.wharf.connection;

import org.springframework.integration.ip.tcp.connection.AbstractServerConnectionFactory;

/**
 * A port whose connections are served by this process.
 */
public interface ControlConnections extends ControlListener {

	/**
	 * The listener as Spring Integration knows it.
	 * @return the connection factory
	 */
	AbstractServerConnectionFactory connectionFactory();

}
