package dev.wharf.storage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import dev.wharf.protocol.FileFacts;
import dev.wharf.protocol.VirtualPath;
import dev.wharf.storage.StorageProperties.PartialUploads;
import dev.wharf.user.FtpUser;
import dev.wharf.user.Permission;

/**
 * A home in a temporary folder, seen from both sides: as the disk has it and as its user
 * sees it.
 */
final class TestHome {

	static final StorageProperties DEFAULTS = new StorageProperties(true, true, PartialUploads.KEEP, Duration.ofDays(7),
			"SHA-256", 100);

	static final StorageProperties REMOVING = new StorageProperties(true, true, PartialUploads.REMOVE,
			Duration.ofDays(7), "none", 100);

	static final StorageProperties IN_PLACE = new StorageProperties(true, false, PartialUploads.KEEP,
			Duration.ofDays(7), "none", 100);

	final Path folder;

	final LocalDigests digests = new LocalDigests(100);

	private final VirtualFileSystems systems;

	private final VirtualFileSystem files;

	TestHome(Path folder) throws IOException {
		this(folder, DEFAULTS);
	}

	TestHome(Path folder, StorageProperties properties) throws IOException {
		this.folder = folder;
		this.systems = new LocalFileSystems(properties, Clock.systemUTC(), this.digests, false, null);
		this.files = filesFor(EnumSet.allOf(Permission.class));
	}

	VirtualFileSystem files() {
		return this.files;
	}

	VirtualFileSystem filesFor(Set<Permission> permissions) throws IOException {
		return this.systems.open(user(this.folder, permissions), "session");
	}

	static FtpUser user(Path home, Set<Permission> permissions) {
		return new FtpUser("alice", home, permissions, false, StandardCharsets.UTF_8, true, 0);
	}

	/** Puts a file on the disk. */
	Path put(String name, String content) throws IOException {
		Path file = this.folder.resolve(name);
		Files.createDirectories(file.getParent());
		return Files.writeString(file, content);
	}

	/** What the disk has. */
	String onDisk(String name) throws IOException {
		return Files.readString(this.folder.resolve(name));
	}

	/** The names the disk has, hidden ones among them. */
	List<String> namesOnDisk() throws IOException {
		try (var names = Files.list(this.folder)) {
			return names.map((path) -> path.getFileName().toString()).sorted().toList();
		}
	}

	/** What the user downloads. */
	String get(String path) throws IOException {
		try (Download download = this.files.download(VirtualPath.of(path))) {
			return new String(Channels.newInputStream(download.channel()).readAllBytes(), StandardCharsets.UTF_8);
		}
	}

	/** The names the user sees, sorted. */
	List<String> names(String path) throws IOException {
		return entries(path).stream().map(FileFacts::name).sorted().toList();
	}

	List<FileFacts> entries(String path) throws IOException {
		List<FileFacts> entries = new ArrayList<>();
		try (DirectoryEntries stream = this.files.list(VirtualPath.of(path))) {
			for (FileFacts facts = stream.next(); facts != null; facts = stream.next()) {
				entries.add(facts);
			}
		}
		return entries;
	}

	/** A whole upload. */
	VirtualPath store(String path, UploadMode mode, String content) throws IOException {
		try (Upload upload = this.files.upload(VirtualPath.of(path), mode)) {
			write(upload, content);
			upload.commit(UploadCheck.NONE);
			return upload.path();
		}
	}

	VirtualPath store(String path, String content) throws IOException {
		return store(path, new UploadMode.Replace(), content);
	}

	/** An upload that breaks after this content. */
	void breakOff(String path, UploadMode mode, String content) throws IOException {
		try (Upload upload = this.files.upload(VirtualPath.of(path), mode)) {
			write(upload, content);
		}
	}

	static void write(Upload upload, String content) throws IOException {
		ByteBuffer octets = StandardCharsets.UTF_8.encode(content);
		while (octets.hasRemaining()) {
			upload.channel().write(octets);
		}
	}

}
