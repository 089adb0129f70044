package dev.wharf.transfer;

import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * Where the octets of a download go, stage by stage: what converts, what packs, the data
 * connection.
 */
interface Outlet {

	/**
	 * Takes all octets, waiting for the client as long as need be.
	 * @param octets empty afterwards
	 * @throws ConnectionLostException when the client breaks the connection
	 */
	void write(ByteBuffer octets) throws IOException;

	/** Sends what a stage holds back. */
	void flush() throws IOException;

	/**
	 * Ends the data in an orderly way, through all stages down to the data connection.
	 */
	void finish() throws IOException;

}
