package dev.wharf.audit;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * Where it is written down what happened.
 *
 * @param file the audit log, a line of JSON for each event; none if not set
 * @param xferlog the transfer log in the format of wu-ftpd; none if not set
 * @param maxFileSize when a file is put aside for a new one, which also happens at
 * midnight
 * @param maxHistory how many days files that were put aside are kept
 */
@Validated
@ConfigurationProperties("wharf.audit")
record AuditProperties(@Nullable String file, @Nullable String xferlog, @DefaultValue("100MB") DataSize maxFileSize,
		@DefaultValue("30") @Min(1) @Max(10_000) int maxHistory) {

}
