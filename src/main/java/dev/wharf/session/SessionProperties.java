package dev.wharf.session;

import java.nio.charset.Charset;
import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How a session behaves where its user says nothing else.
 *
 * @param idleTimeout how long a logged-in client may be silent while nothing is being
 * transferred; a client may change it for itself with SITE IDLE
 * @param idleTimeoutMax the longest that SITE IDLE grants
 * @param loginTimeout how long a client may take from the greeting to a login
 * @param replyTimeout how long a client may leave replies unread
 * @param fileNames the charset of file names on the wire, until the client says OPTS UTF8
 * or the user has one of its own
 * @param asciiConversion whether TYPE A converts line ends; without it TYPE A moves the
 * octets as they are
 */
@Validated
@ConfigurationProperties(prefix = "wharf.session", ignoreUnknownFields = false)
public record SessionProperties(@DefaultValue("5m") Duration idleTimeout, @DefaultValue("2h") Duration idleTimeoutMax,
		@DefaultValue("1m") Duration loginTimeout, @DefaultValue("30s") Duration replyTimeout,
		@DefaultValue("UTF-8") Charset fileNames, @DefaultValue("true") boolean asciiConversion) {
}
