package dev.wharf.storage;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

import dev.wharf.protocol.DigestAlgorithm;

/**
 * How files are kept.
 *
 * @param createHomes whether a user's home that is missing at login is made; without it
 * such a login is refused
 * @param atomicUploads whether an upload is written under a hidden name and moved into
 * place when it is whole; without it a new file is seen while it grows, and a broken one
 * has already overwritten the old one
 * @param partialUploads what becomes of a broken upload: kept, hidden, until the client
 * resumes it, or removed
 * @param partialLifetime how old a kept partial upload becomes before it is removed, in
 * passing, when its folder is listed; 0 keeps it for good
 * @param uploadDigest the digest computed while a file is received, so that HASH need not
 * read it again: SHA-256, SHA-512, SHA-1, MD5, CRC32 or none
 * @param rememberedDigests how many digests of unchanged files are remembered, over all
 * users
 */
@Validated
@ConfigurationProperties("wharf.storage")
public record StorageProperties(@DefaultValue("true") boolean createHomes, @DefaultValue("true") boolean atomicUploads,
		@DefaultValue("keep") PartialUploads partialUploads, @DefaultValue("7d") Duration partialLifetime,
		@DefaultValue("SHA-256") String uploadDigest, @DefaultValue("10000") @Min(0) int rememberedDigests) {

	/** What becomes of a broken upload. */
	public enum PartialUploads {

		/** Kept under a hidden name; SIZE tells its length, REST or APPE continue it. */
		KEEP,

		/** Removed at once. */
		REMOVE

	}

	public StorageProperties {
		if (!uploadDigest.equalsIgnoreCase("none") && DigestAlgorithm.named(uploadDigest).isEmpty()) {
			String choices = Arrays.stream(DigestAlgorithm.values())
				.map(DigestAlgorithm::wireName)
				.collect(Collectors.joining(", "));
			throw new IllegalArgumentException(
					"wharf.storage.upload-digest is '%s'; it can be %s or none".formatted(uploadDigest, choices));
		}
		if (partialLifetime.isNegative()) {
			throw new IllegalArgumentException(
					"wharf.storage.partial-lifetime is %s; it can be 0 or more".formatted(partialLifetime));
		}
	}

	Optional<DigestAlgorithm> digestOfUploads() {
		return DigestAlgorithm.named(this.uploadDigest);
	}

	boolean keepsPartialUploads() {
		return this.partialUploads == PartialUploads.KEEP;
	}

}
