package dev.wharf.management;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import dev.wharf.tls.KeyMaterials;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

/**
 * The certificate: down when the certificate has expired, as clients that check it then
 * stay away. What will become so, unless somebody acts, is a warning.
 */
final class TlsHealthIndicator extends AbstractHealthIndicator {

	private final KeyMaterials materials;

	private final Duration expiryWarning;

	private final Clock clock;

	TlsHealthIndicator(KeyMaterials materials, Duration expiryWarning, Clock clock) {
		super("The state of the certificate could not be determined");
		this.materials = materials;
		this.expiryWarning = expiryWarning;
		this.clock = clock;
	}

	@Override
	protected void doHealthCheck(Health.Builder builder) {
		describe(this.materials.status(), this.clock.instant(), this.expiryWarning, builder);
	}

	static void describe(KeyMaterials.Status status, Instant now, Duration expiryWarning, Health.Builder builder) {
		Duration left = Duration.between(now, status.expires());
		builder.status(left.isPositive() ? Status.UP : Status.DOWN)
			.withDetail("bundle", status.bundle())
			.withDetail("subject", status.subject())
			.withDetail("expires", status.expires().toString())
			.withDetail("daysToExpiry", left.toDays());
		if (status.lastReload() != null) {
			builder.withDetail("lastReload", status.lastReload().toString());
		}
		if (status.lastFailure() != null) {
			builder.withDetail("reloadFailure", status.lastFailure());
		}
		List<String> warnings = warnings(status, left, expiryWarning);
		if (!warnings.isEmpty()) {
			builder.withDetail("warnings", warnings);
		}
	}

	private static List<String> warnings(KeyMaterials.Status status, Duration left, Duration expiryWarning) {
		List<String> warnings = new ArrayList<>();
		if (!left.isPositive()) {
			warnings.add("The certificate has expired");
		}
		else if (left.compareTo(expiryWarning) <= 0) {
			warnings.add("The certificate expires in %d days".formatted(left.toDays()));
		}
		if (status.lastFailure() != null) {
			warnings.add("The bundle has changed and cannot be used; the certificate from before stays");
		}
		return warnings;
	}

}
