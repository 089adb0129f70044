package dev.wharf.storage;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.WritableByteChannel;

import dev.wharf.protocol.VirtualPath;

/**
 * Where a transfer's octets go until they are whole. One thread at a time.
 */
public interface Upload extends Closeable {

	/**
	 * Takes the octets, at the place where the transfer begins (RFC 3659 section 5). A
	 * full disk or an exhausted quota is a {@link StorageFullException}.
	 * @return the channel, the same on each call
	 */
	WritableByteChannel channel();

	/**
	 * The name under which the file will be found once it is whole; for STOU the name
	 * that was chosen.
	 * @return the final path
	 */
	VirtualPath path();

	/**
	 * Makes the upload visible under its final name. To be called once, after the last
	 * octet and before the 226.
	 * @param check looks at the upload before
	 * @return what is in place now
	 * @throws IOException when that fails; the upload then counts as broken
	 */
	StoredFile commit(UploadCheck check) throws IOException;

	/**
	 * Releases the file. Without a {@link #commit} before it the upload is broken, and
	 * what arrived is kept for a later resume or removed, as configured. More calls do
	 * nothing.
	 */
	@Override
	void close() throws IOException;

}
