package dev.wharf.transfer;

import java.net.InetAddress;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes the beans of this package. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(TransferProperties.class)
class TransferConfiguration {

	@Bean
	PassivePorts passivePorts(TransferProperties properties,
			@Value("${wharf.server.address:#{null}}") @Nullable InetAddress bindAddress) {
		return new PassivePorts(properties, bindAddress);
	}

	@Bean
	TransferEngine transferEngine(TransferProperties properties) {
		return new TransferEngine(properties);
	}

}
