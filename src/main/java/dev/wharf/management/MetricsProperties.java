package dev.wharf.management;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What is measured beyond the service as a whole.
 *
 * @param users how many users have meters of their own, the first to log in; all others
 * share one. With 0 there are no meters of users
 */
@Validated
@ConfigurationProperties("wharf.metrics")
record MetricsProperties(@DefaultValue("0") @Min(0) @Max(10_000) int users) {

}
