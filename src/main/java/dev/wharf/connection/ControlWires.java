package dev.wharf.connection;

import java.io.OutputStream;
import java.net.InetAddress;

import dev.wharf.tls.ServerTls;

import org.springframework.context.ApplicationEventPublisher;

/**
 * Makes the wires of one listener's connections.
 *
 * @param tls secures them
 * @param implicit whether they are under TLS from their first octet on
 * @param events hears how handshakes went
 */
record ControlWires(ServerTls tls, boolean implicit, ApplicationEventPublisher events) {

	/**
	 * Makes the wire of a new connection.
	 * @param out takes octets to the client
	 * @param peer the client's address
	 */
	ControlWire open(OutputStream out, InetAddress peer) {
		return new ControlWire(out, peer, this);
	}

}
