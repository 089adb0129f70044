package dev.wharf.protocol;

import java.io.IOException;
import java.io.OutputStream;

/**
 * How a listing shows an entry. Implementations are immutable and thread-safe.
 */
@FunctionalInterface
public interface ListingFormat {

	/**
	 * Writes one entry as one line with its CRLF, in a single write. No name can forge a
	 * line: one with CR, LF or NUL in it is shown to people with question marks, and is
	 * left out for programs.
	 * @param facts the entry
	 * @param names how file names travel in this session
	 * @param out where to write; give it a buffer
	 * @throws IOException if writing fails
	 */
	void write(FileFacts facts, NameCodec names, OutputStream out) throws IOException;

}
