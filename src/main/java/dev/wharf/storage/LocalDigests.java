package dev.wharf.storage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import dev.wharf.protocol.DigestAlgorithm;
import dev.wharf.protocol.Digester;

/**
 * Digests of local files, remembered for as long as the files stay as they are: the time
 * of the inode's change, which nobody can set, is part of the key. Thread-safe.
 */
final class LocalDigests {

	private static final int BUFFER = 64 * 1024;

	private final Cache<Key, String> digests;

	LocalDigests(int maximum) {
		this.digests = Caffeine.newBuilder().maximumSize(maximum).build();
	}

	/**
	 * Computes or recalls the digest of a part of a file.
	 * @param real where the file is
	 * @param before what it was before it was opened: read any later, it might be that of
	 * a newer file
	 * @param channel the open file
	 */
	String digest(Path real, Inode before, SeekableByteChannel channel, DigestAlgorithm algorithm, long from, long to)
			throws IOException {
		if (from < 0 || from > before.size() || to < from) {
			throw new FileSystemException(real.toString(), null,
					"the file has only %d octets".formatted(before.size()));
		}
		boolean whole = from == 0 && to >= before.size();
		String known = whole ? this.digests.getIfPresent(Key.of(before, algorithm)) : null;
		if (known != null) {
			return known;
		}
		String digest = compute(channel.position(from), algorithm, to - from);
		if (whole && before.equals(Inode.read(real))) {
			remember(before, algorithm, digest);
		}
		return digest;
	}

	void remember(Inode file, DigestAlgorithm algorithm, String digest) {
		this.digests.put(Key.of(file, algorithm), digest);
	}

	/**
	 * To be called before a file is written in place: a clock tick may be too coarse to
	 * tell the versions apart.
	 */
	void forget(Inode file) {
		for (DigestAlgorithm algorithm : DigestAlgorithm.values()) {
			this.digests.invalidate(Key.of(file, algorithm));
		}
	}

	/**
	 * Keeps what is known through a change of name, time or mode, which leaves the octets
	 * alone.
	 */
	void carry(Inode before, Inode after) {
		for (DigestAlgorithm algorithm : DigestAlgorithm.values()) {
			String digest = this.digests.getIfPresent(Key.of(before, algorithm));
			if (digest != null) {
				this.digests.put(Key.of(after, algorithm), digest);
			}
		}
	}

	private static String compute(SeekableByteChannel channel, DigestAlgorithm algorithm, long octets)
			throws IOException {
		Digester digester = algorithm.start();
		ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
		long left = octets;
		while (left > 0) {
			int read = channel.read(buffer.clear().limit((int) Math.min(left, BUFFER)));
			if (read < 0) {
				break;
			}
			digester.update(buffer.flip());
			left -= read;
		}
		return digester.hex();
	}

	/** One version of one file, and one algorithm. */
	private record Key(long device, long number, long size, FileTime modified, FileTime changed,
			DigestAlgorithm algorithm) {

		static Key of(Inode file, DigestAlgorithm algorithm) {
			return new Key(file.device(), file.number(), file.size(), file.modified(), file.changed(), algorithm);
		}

	}

}
