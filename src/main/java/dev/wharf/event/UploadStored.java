package dev.wharf.event;

import java.net.InetAddress;
import java.time.Instant;

import dev.wharf.protocol.FileDigest;
import org.jspecify.annotations.Nullable;

/**
 * A client has stored a file, and all of it.
 *
 * @param session the session's identifier
 * @param peer the client's address
 * @param user the name of the user
 * @param path the virtual path of the file
 * @param size the length of the file in octets
 * @param digest that of its content, if there is one
 * @param started when the upload began
 * @param completed when the file was in place
 */
public record UploadStored(String session, InetAddress peer, String user, String path, long size,
		@Nullable FileDigest digest, Instant started, Instant completed) {
}
