package dev.wharf.storage;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HexFormat;

import dev.wharf.protocol.NameCodec;

/**
 * File names on disk are octets, read as UTF-8 whatever the JVM believes of its locale:
 * under {@code LC_ALL=C} the JDK can neither show nor make a name beyond ASCII. The way
 * round it are file URIs, which carry the octets themselves.
 */
final class DiskNames {

	private static final Path ROOT = Path.of("/");

	private static final char UNDECODABLE = '\uFFFD';

	private final boolean jdkReadsUtf8;

	DiskNames() {
		this(Charset.forName(System.getProperty("sun.jnu.encoding", "UTF-8"), StandardCharsets.US_ASCII));
	}

	DiskNames(Charset jdkCharset) {
		this.jdkReadsUtf8 = jdkCharset.equals(StandardCharsets.UTF_8);
	}

	/**
	 * Makes one path element of a name, and only one.
	 * @throws InvalidPathException when the name is empty, or its octets are "." or ".."
	 * or hold a slash or a NUL, however they were written, or when it would be read back
	 * as another name
	 */
	Path path(String name) {
		byte[] octets = NameCodec.UTF_8.encode(name);
		if (octets.length == 0 || isDots(octets)) {
			throw new InvalidPathException(name, "not a name");
		}
		if (!NameCodec.UTF_8.decode(octets).equals(name)) {
			throw new InvalidPathException(name, "the name has characters that cannot be kept");
		}
		boolean ascii = true;
		for (byte octet : octets) {
			if (octet == '/' || octet == 0) {
				throw new InvalidPathException(name, "a name cannot hold a slash or a NUL");
			}
			ascii &= octet > 0;
		}
		if (ascii) {
			return Path.of(new String(octets, StandardCharsets.US_ASCII));
		}
		return throughUri(octets);
	}

	/** The name of one path element. */
	String name(Path element) {
		String name = element.toString();
		for (int i = 0; i < name.length(); i++) {
			char character = name.charAt(i);
			if (character > 0x7F && (!this.jdkReadsUtf8 || character == UNDECODABLE)) {
				return NameCodec.UTF_8.decode(throughUri(element));
			}
		}
		return name;
	}

	private static boolean isDots(byte[] octets) {
		return octets[0] == '.' && (octets.length == 1 || (octets.length == 2 && octets[1] == '.'));
	}

	private static Path throughUri(byte[] octets) {
		StringBuilder uri = new StringBuilder("file:///");
		for (byte octet : octets) {
			HexFormat.of().toHexDigits(uri.append('%'), octet);
		}
		Path path = Path.of(URI.create(uri.toString()));
		return path.getName(0);
	}

	private static byte[] throughUri(Path element) {
		String uri = ROOT.resolve(element).toUri().getRawPath();
		// A folder of that name in the root of the disk would add a slash.
		int end = uri.endsWith("/") ? uri.length() - 1 : uri.length();
		ByteArrayOutputStream octets = new ByteArrayOutputStream(end);
		for (int i = 1; i < end; i++) {
			if (uri.charAt(i) == '%') {
				octets.write(HexFormat.fromHexDigits(uri, i + 1, i + 3));
				i += 2;
			}
			else {
				octets.write(uri.charAt(i));
			}
		}
		return octets.toByteArray();
	}

}
