package dev.wharf.protocol;

import java.nio.ByteBuffer;

/**
 * Computes one digest while the octets go by. Not thread-safe: one instance per file.
 */
public interface Digester {

	/** Takes the remaining octets of the buffer. */
	void update(ByteBuffer octets);

	/** The digest in lower-case hexadecimal digits; called once, at the end. */
	String hex();

}
