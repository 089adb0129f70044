package dev.wharf.contract;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** The way that a client's data connections take. */
@FunctionalInterface
interface DataRoute {

	/** Straight to where the server listens. */
	DataRoute DIRECT = (server) -> Wire.to(server, null);

	/**
	 * Connects.
	 * @param server where the server listens, as far as the client knows
	 */
	Wire to(InetSocketAddress server) throws IOException;

	/** Through a proxy, which begins with a header. */
	static DataRoute proxied(InetAddress proxy, byte[] header) {
		return (server) -> {
			Wire wire = Wire.to(server, proxy);
			wire.output().write(header);
			return wire;
		};
	}

	/** To another address than the client thinks. */
	static DataRoute astray(InetAddress address) {
		return (server) -> Wire.to(new InetSocketAddress(address, server.getPort()), null);
	}

}
