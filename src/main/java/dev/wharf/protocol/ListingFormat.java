package dev.wharf.protocol;

import java.io.IOException;
import java.io.OutputStream;

/**
 * How a listing shows an entry. Implementations are immutable and thread-safe.
 */
@FunctionalInterface
public interface ListingFormat {

	/**
	 * Writes one entry as one line with its CRLF, in a single write. CR, LF and NUL in a
	 * name become a question mark, so that no name can forge a line.
	 * @param facts the entry
	 * @param names how file names travel in this session
	 * @param out where to write; give it a buffer
	 * @throws IOException if writing fails
	 */
	void write(FileFacts facts, NameCodec names, OutputStream out) throws IOException;

}
