package dev.wharf.session;

import java.time.Duration;

import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How long a session may take over things.
 *
 * @param idleTimeout how long a logged-in client may be silent while nothing is being
 * transferred; a client may change it for itself with SITE IDLE
 * @param idleTimeoutMax the longest that SITE IDLE grants
 * @param loginTimeout how long a client may take from the greeting, or from a logout, to
 * a login
 * @param replyTimeout how long a client may leave replies unread
 * @param uploadGrace how long the end of an upload is held back to see whether the
 * control connection ends too: a client that dies closes both, and what it has sent so
 * far must not pass for the whole; 0 does not wait
 */
@Validated
@ConfigurationProperties("wharf.session")
public record SessionProperties(@DefaultValue("5m") @DurationMin(millis = 1) Duration idleTimeout,
		@DefaultValue("2h") @DurationMin(millis = 1) Duration idleTimeoutMax,
		@DefaultValue("1m") @DurationMin(millis = 1) Duration loginTimeout,
		@DefaultValue("30s") @DurationMin(millis = 1) Duration replyTimeout,
		@DefaultValue("5ms") @DurationMin Duration uploadGrace) {
}
