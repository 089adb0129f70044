package dev.wharf.user;

import jakarta.validation.constraints.Min;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How logins are worked off.
 *
 * @param concurrentHashes How many password hashes are computed at once; 0 stands for the
 * number of processors. Further logins wait their turn.
 */
@Validated
@ConfigurationProperties("wharf.login")
record LoginProperties(@DefaultValue("0") @Min(0) int concurrentHashes) {

	int places() {
		return (this.concurrentHashes > 0) ? this.concurrentHashes : Runtime.getRuntime().availableProcessors();
	}

}
