package dev.wharf.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.Principal;
import java.time.Duration;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

/**
 * The names of owners and groups, looked up once for each number instead of once for each
 * file. Thread-safe.
 */
final class OwnerNames {

	private final Cache<Integer, String> owners = cache();

	private final Cache<Integer, String> groups = cache();

	String owner(Path path, Inode inode) {
		return this.owners.get(inode.owner(), (id) -> name(path, "unix:owner", id));
	}

	String group(Path path, Inode inode) {
		return this.groups.get(inode.group(), (id) -> name(path, "unix:group", id));
	}

	private static String name(Path path, String attribute, int id) {
		try {
			if (Files.getAttribute(path, attribute, LinkOption.NOFOLLOW_LINKS) instanceof Principal principal) {
				return principal.getName();
			}
		}
		catch (IOException _) {
			// The file has vanished: the number will do.
		}
		return Integer.toUnsignedString(id);
	}

	private static Cache<Integer, String> cache() {
		return Caffeine.newBuilder().maximumSize(1000).expireAfterWrite(Duration.ofMinutes(10)).build();
	}

}
