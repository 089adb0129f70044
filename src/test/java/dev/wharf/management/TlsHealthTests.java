package dev.wharf.management;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import dev.wharf.tls.KeyMaterials;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What health says of the certificate, and when it becomes a warning or worse.
 */
class TlsHealthTests {

	private static final Instant NOW = Instant.parse("2026-05-01T12:00:00Z");

	@Test
	void isUpWithoutWarningsWhileAllIsWell() {
		Health health = health(Duration.ofDays(60), NOW.minusSeconds(5), null);
		assertThat(health.getStatus()).isEqualTo(Status.UP);
		assertThat(health.getDetails()).containsEntry("bundle", "main")
			.containsEntry("subject", "CN=ftp.example.org")
			.containsEntry("expires", "2026-06-30T12:00:00Z")
			.containsEntry("daysToExpiry", 60L)
			.containsEntry("lastReload", "2026-05-01T11:59:55Z")
			.doesNotContainKeys("reloadFailure", "warnings");
	}

	@Test
	void warnsWhenTheCertificateExpiresSoon() {
		Health health = health(Duration.ofDays(30), null, null);
		assertThat(health.getStatus()).isEqualTo(Status.UP);
		assertThat(health.getDetails()).containsEntry("warnings", List.of("The certificate expires in 30 days"))
			.doesNotContainKey("lastReload");
	}

	@Test
	void warnsWhenAChangeCouldNotBeTakenOver() {
		Health health = health(Duration.ofDays(60), null, "tls.key is missing.");
		assertThat(health.getStatus()).isEqualTo(Status.UP);
		assertThat(health.getDetails()).containsEntry("reloadFailure", "tls.key is missing.")
			.containsEntry("warnings",
					List.of("The bundle has changed and cannot be used; the certificate from before stays"));
	}

	@Test
	void isDownWhenTheCertificateHasExpired() {
		Health health = health(Duration.ofSeconds(-1), null, null);
		assertThat(health.getStatus()).isEqualTo(Status.DOWN);
		assertThat(health.getDetails()).containsEntry("warnings", List.of("The certificate has expired"));
	}

	private static Health health(Duration left, @Nullable Instant reload, @Nullable String failure) {
		Health.Builder builder = new Health.Builder();
		TlsHealthIndicator.describe(
				new KeyMaterials.Status("main", "CN=ftp.example.org", NOW.plus(left), reload, failure), NOW,
				Duration.ofDays(30), builder);
		return builder.build();
	}

}
