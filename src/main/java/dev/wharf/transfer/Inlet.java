package dev.wharf.transfer;

import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * Where the octets of an upload come from, stage by stage: the data connection, then what
 * unpacks.
 */
interface Inlet {

	/**
	 * Reads what is there, waiting for at least one octet.
	 * @param into filled from its position; has room
	 * @return how many octets were read, or -1 at the end of the data
	 * @throws ConnectionLostException when the client breaks the connection or the format
	 */
	int read(ByteBuffer into) throws IOException;

}
