package dev.wharf.console;

import java.time.Duration;

import org.hibernate.validator.constraints.time.DurationMin;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The page for operators.
 *
 * @param enabled whether there is one
 * @param interval how often it is told what there is
 */
@Validated
@ConfigurationProperties("wharf.console")
record ConsoleProperties(@DefaultValue("true") boolean enabled,
		@DefaultValue("1s") @DurationMin(millis = 100) Duration interval) {
}
