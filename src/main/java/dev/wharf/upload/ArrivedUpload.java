package dev.wharf.upload;

import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;

/**
 * An upload that has come to its end and is not in place yet.
 *
 * @param session the session's identifier
 * @param peer the client's address
 * @param user the name of the user
 * @param path the virtual path that the file shall have
 * @param place where its octets lie meanwhile, a {@code file:} address: names on the disk
 * need not be text
 */
public record ArrivedUpload(String session, InetAddress peer, String user, String path, String place) {

	/**
	 * The whole file as the client has sent it. To be read only, and only until the
	 * verdict.
	 * @return a file of this machine
	 */
	public Path content() {
		return Path.of(URI.create(this.place));
	}

	/**
	 * The last element of the path.
	 * @return the file's name
	 */
	public String name() {
		return this.path.substring(this.path.lastIndexOf('/') + 1);
	}

}
