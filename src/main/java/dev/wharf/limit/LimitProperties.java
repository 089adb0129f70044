package dev.wharf.limit;

import java.time.Duration;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The bounds of the service as an operator sets them.
 *
 * @param sessions sessions at once, over all clients
 * @param sessionsPerAddress sessions at once from one client address; 0 leaves only the
 * bound of all sessions, as behind a NAT that many clients share
 * @param sessionsPerUser sessions at once of one user who has no bound of its own; 0
 * leaves only the bound of all sessions
 * @param replicas how many services share the bounds of sessions, each of which has a
 * part of them; rounded up
 * @param loginFailures failed logins after which a session is closed
 * @param loginDelay how long the reply to the first failed login from an address is held
 * back; it doubles with every further failure
 * @param loginDelayMax the longest that the reply to a failed login is held back
 */
@Validated
@ConfigurationProperties("wharf.limits")
public record LimitProperties(@DefaultValue("20000") @Min(1) int sessions,
		@DefaultValue("0") @Min(0) int sessionsPerAddress, @DefaultValue("0") @Min(0) int sessionsPerUser,
		@DefaultValue("1") @Min(1) int replicas, @DefaultValue("3") @Min(1) @Max(100) int loginFailures,
		@DefaultValue("500ms") @DurationMin Duration loginDelay,
		@DefaultValue("5s") @DurationMin Duration loginDelayMax) {

	/**
	 * The part of a bound that is this service's.
	 * @param bound over all services; 0 for none
	 * @return at least 1, or 0 if there is no bound
	 */
	int share(int bound) {
		return Math.ceilDiv(bound, this.replicas);
	}

}
