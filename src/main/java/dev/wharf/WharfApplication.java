package dev.wharf;

import java.time.Clock;

import dev.wharf.connection.StandardOutput;
import dev.wharf.tls.JsseSettings;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;

/**
 * Starts Wharf.
 */
@SpringBootApplication(exclude = UserDetailsServiceAutoConfiguration.class)
@ConfigurationPropertiesScan
public class WharfApplication {

	/**
	 * Starts Wharf as a process of its own.
	 * @param args properties as {@code --name=value}
	 */
	public static void main(String[] args) {
		StandardOutput.keepFromClient();
		JsseSettings.apply();
		SpringApplication.run(WharfApplication.class, args);
	}

	@Bean
	Clock clock() {
		return Clock.systemUTC();
	}

}
