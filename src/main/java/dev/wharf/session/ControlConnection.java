package dev.wharf.session;

import java.net.InetSocketAddress;

import dev.wharf.protocol.FollowUp;
import dev.wharf.tls.ControlTls;
import org.jspecify.annotations.Nullable;

/**
 * The way back to the client, whatever carries it: the only thing of the network that a
 * session knows. Thread-safe; replies leave in the order of the calls.
 */
public interface ControlConnection {

	/**
	 * Sends octets and then performs a follow-up; waits while the client leaves too many
	 * unread. A client that is gone is no error: the end of the session arrives by
	 * another way.
	 * @param octets a reply or a part of one, in wire form
	 * @param followUp what to do once they are out
	 */
	void send(byte[] octets, FollowUp followUp);

	/**
	 * Whether commands and replies are under TLS now.
	 * @return {@code true} from AUTH, or from the beginning, to CCC
	 */
	boolean isSecure();

	/**
	 * The TLS that the connection is or was under, which data connections belong to.
	 * @return the TLS, from the moment it begins, or {@code null} if it never has
	 */
	@Nullable ControlTls tls();

	/**
	 * Closes the connection at once; closing it again does nothing.
	 */
	void close();

	/**
	 * The client's end.
	 * @return address and port
	 */
	InetSocketAddress remote();

	/**
	 * The end that the client reached: on this machine, or on a proxy before it.
	 * @return address and port
	 */
	InetSocketAddress local();

}
