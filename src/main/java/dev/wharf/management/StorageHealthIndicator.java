package dev.wharf.management;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import dev.wharf.storage.UsableSpace;
import dev.wharf.user.FtpUser;
import dev.wharf.user.KnownUsers;
import dev.wharf.user.Permission;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

/**
 * The homes of those who may log in: down when one of them is missing, cannot be read, or
 * cannot be written to although its user may, has no space left, or does not answer, as
 * network file systems may not.
 */
final class StorageHealthIndicator extends AbstractHealthIndicator {

	private static final String USABLE = "usable";

	/**
	 * A file system that hangs takes threads with it, which must cost next to nothing.
	 */
	private static final Executor THREADS = (look) -> Thread.ofVirtual().name("health-storage").start(look);

	private final KnownUsers users;

	private final HealthProperties properties;

	StorageHealthIndicator(KnownUsers users, HealthProperties properties) {
		super("The homes could not be looked at");
		this.users = users;
		this.properties = properties;
	}

	@Override
	protected void doHealthCheck(Health.Builder builder) {
		Map<Path, CompletableFuture<String>> looks = new TreeMap<>();
		writableHomes().forEach((home, written) -> looks.put(home,
				CompletableFuture.supplyAsync(() -> look(home, written), THREADS)
					.completeOnTimeout("does not answer", this.properties.storageTimeout().toMillis(),
							TimeUnit.MILLISECONDS)));
		Map<String, String> homes = new TreeMap<>();
		looks.forEach((home, state) -> homes.put(home.toString(), state.join()));
		boolean good = homes.values().stream().allMatch(USABLE::equals);
		builder.status(good ? Status.UP : Status.DOWN).withDetail("homes", homes);
	}

	/** Each home once, and whether anybody may write to it. */
	private Map<Path, Boolean> writableHomes() {
		List<FtpUser> known = this.users.known();
		return known.stream()
			.collect(Collectors.toMap(FtpUser::home, (user) -> user.may(Permission.WRITE), Boolean::logicalOr));
	}

	private String look(Path home, boolean written) {
		if (!Files.isDirectory(home)) {
			return "is missing";
		}
		if (!Files.isReadable(home)) {
			return "cannot be read";
		}
		return written ? lookAtSpace(home) : USABLE;
	}

	private String lookAtSpace(Path home) {
		if (!Files.isWritable(home)) {
			return "cannot be written to";
		}
		try {
			long free = UsableSpace.at(home);
			return (free >= this.properties.minFreeSpace().toBytes()) ? USABLE
					: "has only %d octets free".formatted(free);
		}
		catch (IOException ex) {
			return "does not tell its space: " + ex;
		}
	}

}
