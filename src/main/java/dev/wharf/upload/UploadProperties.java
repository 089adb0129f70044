package dev.wharf.upload;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Who decides about uploads before they are in place.
 *
 * @param validators their addresses: {@code clamd:///run/clamav/clamd.ctl} or
 * {@code clamd://host:3310} for ClamAV, {@code http:} or {@code https:} for a web server
 * @param timeout how long all of them together may take for one upload
 * @param whenUndecided what becomes of an upload when one of them cannot tell in time
 * @param quarantine a folder where rejected files are kept; without it they are removed
 */
@Validated
@ConfigurationProperties("wharf.uploads")
public record UploadProperties(@DefaultValue List<URI> validators,
		@DefaultValue("30s") @DurationMin(millis = 10) Duration timeout,
		@DefaultValue("refuse") WhenUndecided whenUndecided, @Nullable Path quarantine) {

	/** What becomes of an upload about which nobody could decide. */
	public enum WhenUndecided {

		/** The client gets 451 and should send it again. */
		REFUSE,

		/** It is stored, as if it had been accepted. */
		ACCEPT

	}

}
