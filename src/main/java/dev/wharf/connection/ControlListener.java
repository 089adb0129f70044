package dev.wharf.connection;

import java.net.InetSocketAddress;

import org.springframework.integration.ip.tcp.connection.AbstractServerConnectionFactory;

/**
 * The listening side of the service, whatever its architecture.
 */
public interface ControlListener {

	/**
	 * The listener as Spring Integration knows it.
	 * @return the connection factory
	 */
	AbstractServerConnectionFactory connectionFactory();

	/**
	 * Where clients connect to.
	 * @return the bound address and port
	 */
	InetSocketAddress bound();

	/**
	 * Whether clients can connect.
	 * @return {@code true} from start to stop
	 */
	boolean isListening();

	/**
	 * Closes the listening socket; the connections there are go on.
	 */
	void stopAccepting();

}
