package dev.wharf.storage;

import java.io.IOException;
import java.nio.channels.WritableByteChannel;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

import dev.wharf.event.WharfEvent.StorageUsed;
import dev.wharf.protocol.DigestAlgorithm;
import dev.wharf.protocol.FileFacts;
import dev.wharf.protocol.VirtualPath;

/**
 * Tells how long each operation of a storage took for one session. What moves through
 * channels is the transfer's.
 */
final class TimedStorage implements Storage {

	private final Storage storage;

	private final String session;

	private final Consumer<StorageUsed> told;

	TimedStorage(Storage storage, String session, Consumer<StorageUsed> told) {
		this.storage = storage;
		this.session = session;
		this.told = told;
	}

	/** What has a result. */
	@FunctionalInterface
	private interface Operation<T> {

		T run() throws IOException;

	}

	/** What has none. */
	@FunctionalInterface
	private interface Action {

		void run() throws IOException;

	}

	private <T> T timed(String operation, VirtualPath path, Operation<T> body) throws IOException {
		long begun = System.nanoTime();
		String failure = null;
		try {
			return body.run();
		}
		catch (IOException | RuntimeException ex) {
			failure = ex.getClass().getSimpleName();
			throw ex;
		}
		finally {
			this.told.accept(new StorageUsed(this.session, operation, path.toString(), failure,
					Duration.ofNanos(System.nanoTime() - begun)));
		}
	}

	private void timedAction(String operation, VirtualPath path, Action body) throws IOException {
		timed(operation, path, () -> {
			body.run();
			return body;
		});
	}

	@Override
	public FileFacts facts(VirtualPath path, PermLetters letters) throws IOException {
		return timed("facts", path, () -> this.storage.facts(path, letters));
	}

	@Override
	public DirectoryEntries list(VirtualPath folder, PermLetters letters) throws IOException {
		return timed("list", folder, () -> this.storage.list(folder, letters));
	}

	@Override
	public Download download(VirtualPath file) throws IOException {
		return timed("open", file, () -> this.storage.download(file));
	}

	@Override
	public Upload upload(VirtualPath file, UploadMode mode) throws IOException {
		return new TimedUpload(timed("create", file, () -> this.storage.upload(file, mode)));
	}

	@Override
	public long resumableSize(VirtualPath file) throws IOException {
		return timed("size", file, () -> this.storage.resumableSize(file));
	}

	@Override
	public Download resumable(VirtualPath file) throws IOException {
		return timed("open", file, () -> this.storage.resumable(file));
	}

	@Override
	public void delete(VirtualPath file) throws IOException {
		timedAction("delete", file, () -> this.storage.delete(file));
	}

	@Override
	public void removeDirectory(VirtualPath folder) throws IOException {
		timedAction("remove-directory", folder, () -> this.storage.removeDirectory(folder));
	}

	@Override
	public void makeDirectory(VirtualPath folder) throws IOException {
		timedAction("make-directory", folder, () -> this.storage.makeDirectory(folder));
	}

	@Override
	public void rename(VirtualPath from, VirtualPath to, boolean replace) throws IOException {
		timedAction("rename", from, () -> this.storage.rename(from, to, replace));
	}

	@Override
	public void setModified(VirtualPath path, Instant time) throws IOException {
		timedAction("set-facts", path, () -> this.storage.setModified(path, time));
	}

	@Override
	public void setCreated(VirtualPath path, Instant time) throws IOException {
		timedAction("set-facts", path, () -> this.storage.setCreated(path, time));
	}

	@Override
	public void setMode(VirtualPath path, int mode) throws IOException {
		timedAction("set-facts", path, () -> this.storage.setMode(path, mode));
	}

	@Override
	public long availableSpace(VirtualPath path) throws IOException {
		return timed("space", path, () -> this.storage.availableSpace(path));
	}

	@Override
	public String digest(VirtualPath file, DigestAlgorithm algorithm, long from, long to) throws IOException {
		return timed("digest", file, () -> this.storage.digest(file, algorithm, from, to));
	}

	/** An upload whose end is an operation of its own. */
	private final class TimedUpload implements Upload {

		private final Upload upload;

		private TimedUpload(Upload upload) {
			this.upload = upload;
		}

		@Override
		public WritableByteChannel channel() {
			return this.upload.channel();
		}

		@Override
		public VirtualPath path() {
			return this.upload.path();
		}

		@Override
		public StoredFile commit(UploadCheck check) throws IOException {
			return timed("commit", path(), () -> this.upload.commit(check));
		}

		@Override
		public void close() throws IOException {
			this.upload.close();
		}

	}

}
