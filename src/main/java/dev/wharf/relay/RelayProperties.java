package dev.wharf.relay;

import java.time.Duration;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How data connections get from one service of a group to another.
 *
 * @param peers the name or address of each service, with {@code {replica}} for its
 * number; nothing is relayed if not set
 * @param port where services take what others have received
 * @param secret what all of the group know and nobody else, 16 characters at least
 * @param timeout how long a service may take to take a connection over
 * @param idleTimeout how long a connection may be silent in both directions
 * @param connections how many are handed on at a time
 */
@Validated
@ConfigurationProperties(prefix = "wharf.relay", ignoreUnknownFields = false)
record RelayProperties(@Nullable String peers, @DefaultValue("2120") @Min(0) @Max(65535) int port,
		@Nullable String secret, @DefaultValue("5s") @DurationMin(millis = 1) Duration timeout,
		@DefaultValue("10m") @DurationMin(millis = 1) Duration idleTimeout,
		@DefaultValue("1000") @Min(1) int connections) {

	/** The name in {@link #peers} that stands for the number of a service. */
	static final String REPLICA = "{replica}";

	@Override
	public String toString() {
		return "RelayProperties[peers=" + this.peers + ", port=" + this.port + "]";
	}

}
