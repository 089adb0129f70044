package dev.wharf.storage;

import java.io.IOException;
import java.nio.channels.WritableByteChannel;

import dev.wharf.protocol.VirtualPath;

/**
 * An upload to the local disk: the order of closing the file and dealing with it,
 * whichever way it is written.
 */
final class LocalUpload implements Upload {

	/** What becomes of the file that was written; it is closed by then. */
	interface Ending {

		/** Everything was written. */
		StoredFile whole() throws IOException;

		/** Nothing was written at all, or not everything. */
		void broken(UploadChannel written) throws IOException;

	}

	private final VirtualPath path;

	private final UploadChannel channel;

	private final Ending ending;

	private boolean ended;

	LocalUpload(VirtualPath path, UploadChannel channel, Ending ending) {
		this.path = path;
		this.channel = channel;
		this.ending = ending;
	}

	@Override
	public WritableByteChannel channel() {
		return this.channel;
	}

	@Override
	public VirtualPath path() {
		return this.path;
	}

	@Override
	public StoredFile commit(UploadCheck check) throws IOException {
		if (this.ended) {
			throw new IllegalStateException("the upload of " + this.path + " has ended already");
		}
		StoredFile stored = VirtualFailure.translated(this.path, () -> {
			this.channel.begin();
			this.channel.close();
			check.check(this.channel.file());
			return this.ending.whole();
		});
		this.ended = true;
		return stored;
	}

	@Override
	public void close() throws IOException {
		if (this.ended) {
			return;
		}
		this.ended = true;
		VirtualFailure.translating(this.path, () -> {
			try {
				this.channel.close();
			}
			finally {
				this.ending.broken(this.channel);
			}
		});
	}

}
