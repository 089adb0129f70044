package dev.wharf.storage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;

import org.jspecify.annotations.Nullable;

import dev.wharf.protocol.Digester;
import dev.wharf.protocol.VirtualPath;

/**
 * Writes a local file, computes its digest on the way, and tells a full disk from other
 * failures.
 */
final class UploadChannel implements WritableByteChannel {

	static final long ALL = -1;

	private final VirtualPath path;

	private final Path file;

	private final FileChannel channel;

	private final @Nullable Digester digester;

	private final long kept;

	private boolean begun;

	private boolean full;

	/**
	 * Writes from the channel's position on.
	 * @param kept how many octets of what is there stay, counted from the first;
	 * {@link #ALL} for all
	 */
	UploadChannel(VirtualPath path, Path file, FileChannel channel, @Nullable Digester digester, long kept) {
		this.path = path;
		this.file = file;
		this.channel = channel;
		this.digester = digester;
		this.kept = kept;
	}

	/**
	 * Cuts off what is to be replaced. Not before the first octet has come or the upload
	 * is known to be an empty one: a client that never sends anything takes nothing away.
	 */
	void begin() throws IOException {
		if (!this.begun) {
			this.begun = true;
			if (this.kept != ALL) {
				this.channel.truncate(this.kept).position(this.kept);
			}
		}
	}

	/** Where the octets are. */
	Path file() {
		return this.file;
	}

	/** Whether what is there has been touched. */
	boolean hasBegun() {
		return this.begun;
	}

	/** Whether there was no room for all of it. */
	boolean foundNoRoom() {
		return this.full;
	}

	@Override
	public int write(ByteBuffer octets) throws IOException {
		begin();
		int start = octets.position();
		int written;
		try {
			written = this.channel.write(octets);
		}
		catch (ClosedChannelException ex) {
			throw ex;
		}
		catch (IOException ex) {
			throw translated(ex, octets.remaining());
		}
		if (this.digester != null) {
			this.digester.update(octets.duplicate().flip().position(start));
		}
		return written;
	}

	@Override
	public boolean isOpen() {
		return this.channel.isOpen();
	}

	@Override
	public void close() throws IOException {
		this.channel.close();
	}

	private IOException translated(IOException failure, int octets) {
		// The words of the operating system depend on its language, the space does not.
		if (hasRoomFor(octets)) {
			return VirtualFailure.of(failure, this.path);
		}
		this.full = true;
		StorageFullException noSpace = new StorageFullException(this.path.toString());
		noSpace.initCause(failure);
		return noSpace;
	}

	private boolean hasRoomFor(int octets) {
		try {
			return UsableSpace.at(this.file) >= octets;
		}
		catch (IOException _) {
			return true;
		}
	}

}
