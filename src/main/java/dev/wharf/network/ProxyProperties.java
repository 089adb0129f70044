package dev.wharf.network;

import java.time.Duration;
import java.util.List;

import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Which proxies may tell for whom they connect, on control and on data connections.
 *
 * @param requiredFrom networks ("10.0.0.0/8") whose connections have to begin with a
 * PROXY header
 * @param optionalFrom networks whose connections may
 * @param timeout how long a header may take to arrive
 * @param optionalWait how long a connection from {@code optionalFrom} may stay silent
 * before it is taken for that of a client
 */
@Validated
@ConfigurationProperties(prefix = "wharf.server.proxy-protocol", ignoreUnknownFields = false)
public record ProxyProperties(@DefaultValue List<String> requiredFrom, @DefaultValue List<String> optionalFrom,
		@DefaultValue("5s") @DurationMin(millis = 1) @DurationMax(minutes = 1) Duration timeout,
		@DefaultValue("200ms") @DurationMin(millis = 1) @DurationMax(minutes = 1) Duration optionalWait) {
}
