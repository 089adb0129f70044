package dev.wharf.transfer;

import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/**
 * A data connection that is there.
 *
 * @param channel in blocking mode
 * @param early what has been read from it already; ready to be read
 */
record DataArrival(SocketChannel channel, ByteBuffer early) {

	/** One from which nothing has been read. */
	static DataArrival untouched(SocketChannel channel) {
		return new DataArrival(channel, ByteBuffer.allocate(0));
	}

}
