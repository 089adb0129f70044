package dev.wharf.storage;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.function.Consumer;

import dev.wharf.event.WharfEvent.StorageUsed;
import dev.wharf.user.FtpUser;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens views of homes on this machine; what they can share, such as remembered digests,
 * is here.
 */
final class LocalFileSystems implements VirtualFileSystems {

	private static final Logger LOG = LoggerFactory.getLogger(LocalFileSystems.class);

	private final StorageProperties properties;

	private final Clock clock;

	private final DiskNames names = new DiskNames();

	private final HiddenNames hidden = new HiddenNames(this.names);

	private final OwnerNames owners = new OwnerNames();

	private final LocalDigests digests;

	private final boolean checked;

	private final @Nullable Consumer<StorageUsed> told;

	/**
	 * Keeps what all homes share.
	 * @param checked whether uploads are looked at before they are in place
	 * @param told learns of each operation, if somebody wants to
	 */
	LocalFileSystems(StorageProperties properties, Clock clock, LocalDigests digests, boolean checked,
			@Nullable Consumer<StorageUsed> told) {
		if (!FileSystems.getDefault().supportedFileAttributeViews().contains("unix")) {
			throw new IllegalStateException("Wharf keeps files on Unix file systems only, as on Linux or macOS");
		}
		this.properties = properties;
		this.clock = clock;
		this.digests = digests;
		this.checked = checked;
		this.told = told;
	}

	@Override
	public VirtualFileSystem open(FtpUser user, String session) throws IOException {
		try {
			PathGuard guard = new PathGuard(home(user.home()), this.names, this.hidden);
			LocalUploads uploads = new LocalUploads(guard, this.hidden, this.digests, this.properties, this.clock,
					this.checked);
			LocalFacts facts = new LocalFacts(guard, this.names, this.hidden, this.owners);
			Storage storage = new LocalStorage(guard, this.hidden, facts, uploads, this.digests);
			return new VirtualFileSystem(user,
					(this.told != null) ? new TimedStorage(storage, session, this.told) : storage);
		}
		catch (IOException ex) {
			LOG.warn("The home of user '{}' cannot be used: {}", user.name(), ex.toString());
			throw new FileSystemException("/", null, "the home folder cannot be used");
		}
	}

	private Path home(Path home) throws IOException {
		if (Files.isDirectory(home)) {
			return home;
		}
		if (!this.properties.createHomes()) {
			throw new NoSuchFileException(home.toString(), null,
					"there is no such folder, and wharf.storage.create-homes is false");
		}
		return Files.createDirectories(home);
	}

}
