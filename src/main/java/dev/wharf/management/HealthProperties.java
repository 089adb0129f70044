package dev.wharf.management;

import java.time.Duration;

import org.hibernate.validator.constraints.time.DurationMin;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * What health takes for ill.
 *
 * @param minFreeSpace the least space in a home to which its user may write
 * @param storageTimeout how long a home may take to answer
 */
@Validated
@ConfigurationProperties("wharf.health")
record HealthProperties(@DefaultValue("10MB") DataSize minFreeSpace,
		@DefaultValue("2s") @DurationMin(millis = 10) Duration storageTimeout) {

}
