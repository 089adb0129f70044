package dev.wharf.management;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;

import dev.wharf.user.FtpUser;
import dev.wharf.user.Permission;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;
import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.assertThat;

/** What health says of the homes of users. */
class StorageHealthTests {

	@TempDir
	private Path home;

	@Test
	void isUpWhileAllHomesAreUsable() {
		Health health = health(DataSize.ofBytes(1), user(this.home, Set.of(Permission.WRITE)));
		assertThat(health.getStatus()).isEqualTo(Status.UP);
		assertThat(health.getDetails().get("homes")).hasToString("{%s=usable}".formatted(this.home));
	}

	@Test
	void isDownWhenAHomeHasTooLittleSpace() {
		Health health = health(DataSize.ofTerabytes(1_000_000), user(this.home, Set.of(Permission.WRITE)));
		assertThat(health.getStatus()).isEqualTo(Status.DOWN);
		assertThat(health.getDetails()).asString().contains("octets free");
	}

	@Test
	void wantsNoSpaceWhereNobodyWrites() {
		assertThat(health(DataSize.ofTerabytes(1_000_000), user(this.home, Set.of(Permission.READ))).getStatus())
			.isEqualTo(Status.UP);
	}

	@Test
	void isDownWhenOneOfSeveralHomesIsMissing() throws IOException {
		Path gone = Files.createDirectory(this.home.resolve("gone"));
		FtpUser first = user(this.home, Set.of(Permission.WRITE));
		FtpUser second = user(gone, Set.of(Permission.WRITE));
		Files.delete(gone);
		Health health = health(DataSize.ofBytes(1), first, second);
		assertThat(health.getStatus()).isEqualTo(Status.DOWN);
		assertThat(health.getDetails()).asString().contains(gone + "=is missing").contains(this.home + "=usable");
	}

	private static FtpUser user(Path home, Set<Permission> permissions) {
		return new FtpUser("alice", home, permissions, false, StandardCharsets.UTF_8, true, 0);
	}

	private static Health health(DataSize minFreeSpace, FtpUser... users) {
		Health health = new StorageHealthIndicator(() -> List.of(users),
				new HealthProperties(minFreeSpace, Duration.ofSeconds(10)))
			.health();
		assertThat(health).isNotNull();
		return health;
	}

}
