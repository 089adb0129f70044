package dev.wharf.storage;

import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

import dev.wharf.protocol.NameCodec;

/**
 * The reserved names under which unfinished uploads lie beside their targets. Clients
 * never see them and cannot use them, in any mixture of upper and lower case, since a
 * disk may not tell these apart.
 */
final class HiddenNames {

	private static final String PREFIX = ".wharf-";

	private static final String PARTIAL = ".partial";

	private final DiskNames names;

	HiddenNames(DiskNames names) {
		this.names = names;
	}

	boolean isReserved(Path element) {
		return element.toString().regionMatches(true, 0, PREFIX, 0, PREFIX.length());
	}

	boolean isKeptPartial(Path element) {
		return isReserved(element) && element.toString().endsWith(PARTIAL);
	}

	/** A name nobody has, for an upload that runs. */
	Path running(Path target) {
		return target.resolveSibling(PREFIX + random() + ".part");
	}

	/** The one name under which a broken upload of that target is kept. */
	Path partial(Path target) {
		return target.resolveSibling(PREFIX + fingerprint(target) + PARTIAL);
	}

	/** The one name under which a running STOU upload reserves that target. */
	Path reservation(Path target) {
		return target.resolveSibling(PREFIX + fingerprint(target) + ".unique");
	}

	static String random() {
		return HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
	}

	private String fingerprint(Path target) {
		byte[] octets = NameCodec.UTF_8.encode(this.names.name(target.getFileName()));
		try {
			return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(octets), 0, 8);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("every JDK has SHA-256", ex);
		}
	}

}
