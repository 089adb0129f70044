package dev.wharf.transfer;

import java.net.InetAddress;
import java.net.InetSocketAddress;

/**
 * We connect to the client, as {@code PORT} and {@code EPRT} agreed.
 *
 * @param remote where the client listens
 * @param local the control connection's address on our side: the data connection comes
 * from it too, because firewalls and the client expect that
 */
public record ActiveEndpoint(InetSocketAddress remote, InetAddress local) implements DataEndpoint {

	@Override
	public void close() {
		// Nothing is held before the transfer starts.
	}

}
