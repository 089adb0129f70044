package dev.wharf.transfer;

import java.io.IOException;
import java.io.OutputStream;

/**
 * Produces the content of a transfer while it is sent, so that a long listing needs no
 * memory.
 */
@FunctionalInterface
public interface ContentWriter {

	/**
	 * Writes the whole content, line ends (CR LF) included. Called once, on the
	 * transfer's thread.
	 * @param out buffered and sent a few times a second at the latest;
	 * {@link OutputStream#flush() flush} sends at once. The writer need not close it, and
	 * must let its exceptions through: they tell that the client is gone
	 * @throws IOException when the content cannot be read, or an exception of the stream
	 */
	void writeTo(OutputStream out) throws IOException;

}
