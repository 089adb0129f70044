package dev.wharf.protocol;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.Checksum;

/**
 * The digests that HASH (draft-bryan-ftpext-hash) and the XCRC family offer, strongest
 * default first.
 */
public enum DigestAlgorithm {

	/** The default. */
	SHA_256("SHA-256"),

	/** The longest. */
	SHA_512("SHA-512"),

	/** For clients that know nothing better: broken against forgery. */
	SHA_1("SHA-1"),

	/** For clients that know nothing better: broken against forgery. */
	MD5("MD5"),

	/** Finds accidents only. */
	CRC32("CRC32");

	private final String wireName;

	DigestAlgorithm(String wireName) {
		this.wireName = wireName;
	}

	/** The name that HASH uses on the wire. */
	public String wireName() {
		return this.wireName;
	}

	/** The algorithm of that name, in any case of letters. */
	public static Optional<DigestAlgorithm> named(String wireName) {
		for (DigestAlgorithm algorithm : values()) {
			if (algorithm.wireName.equalsIgnoreCase(wireName)) {
				return Optional.of(algorithm);
			}
		}
		return Optional.empty();
	}

	/** A digester for one file. */
	public Digester start() {
		return switch (this) {
			case SHA_256, SHA_512, SHA_1, MD5 -> new OfMessageDigest(messageDigest());
			case CRC32 -> new OfChecksum(new CRC32());
		};
	}

	private MessageDigest messageDigest() {
		try {
			return MessageDigest.getInstance(this.wireName);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("This Java has no " + this.wireName, ex);
		}
	}

	/** A cryptographic digest of the JDK. */
	private record OfMessageDigest(MessageDigest digest) implements Digester {

		@Override
		public void update(ByteBuffer octets) {
			this.digest.update(octets);
		}

		@Override
		public String hex() {
			return HexFormat.of().formatHex(this.digest.digest());
		}

	}

	/** A checksum of 32 bits of the JDK. */
	private record OfChecksum(Checksum checksum) implements Digester {

		@Override
		public void update(ByteBuffer octets) {
			this.checksum.update(octets);
		}

		@Override
		public String hex() {
			return HexFormat.of().toHexDigits((int) this.checksum.getValue());
		}

	}

}
