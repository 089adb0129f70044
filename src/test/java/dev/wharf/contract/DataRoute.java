package dev.wharf.contract;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;

import org.jspecify.annotations.Nullable;

/**
 * The way that a client's data connections take.
 *
 * @param from the local address that they come from, or any
 * @param header what they begin with
 */
record DataRoute(@Nullable InetAddress from, byte[] header) {

	static final DataRoute DIRECT = new DataRoute(null, new byte[0]);

	Wire to(InetSocketAddress server) throws IOException {
		Wire wire = Wire.to(server, this.from);
		wire.output().write(this.header);
		return wire;
	}

}
