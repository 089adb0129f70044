package dev.wharf.user;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The demonstration that runs as long as nobody has configured any users.
 *
 * @param enabled Whether a start without wharf.users, wharf.anonymous and an
 * AuthenticationManager of your own serves a demo folder to a user with a generated
 * password.
 * @param folder The folder that is made and served then.
 */
@ConfigurationProperties(prefix = "wharf.demo", ignoreUnknownFields = false)
record DemoProperties(@DefaultValue("true") boolean enabled, @DefaultValue("data") String folder) {

}
