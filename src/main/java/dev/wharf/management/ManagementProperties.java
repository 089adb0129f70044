package dev.wharf.management;

import java.util.Set;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who sees what on the management port.
 *
 * @param open the endpoints that need no login; of health they show the status alone
 */
@ConfigurationProperties("wharf.management")
record ManagementProperties(@DefaultValue( {
		"health", "info", "prometheus" }) Set<String> open){

}
