package dev.wharf.network;

import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * The header by which a proxy tells for whom it connects, in one of the versions of the
 * PROXY protocol.
 */
sealed interface ProxyHeader permits TextHeader, BinaryHeader {

	/** The longest signature; the shortest header is longer. */
	int LONGEST_SIGNATURE = 12;

	/** What it begins with, and nothing else does. */
	ByteBuffer signature();

	/**
	 * Reads the rest of the header.
	 * @param begun the signature and perhaps more, ready to be read
	 * @param direct both ends of the connection
	 * @return what the header says
	 * @throws IOException when it is not one
	 */
	Origin read(HeaderInput input, ByteBuffer begun, Origin direct) throws IOException;

	/** Whether the octets are those of a signature, as far as they go. */
	default boolean mayBegin(ByteBuffer octets) {
		ByteBuffer signature = signature();
		int count = Math.min(octets.remaining(), signature.remaining());
		return octets.slice(octets.position(), count).equals(signature.limit(count));
	}

	/** Whether the octets begin with a whole signature. */
	default boolean begins(ByteBuffer octets) {
		return octets.remaining() >= signature().remaining() && mayBegin(octets);
	}

}
