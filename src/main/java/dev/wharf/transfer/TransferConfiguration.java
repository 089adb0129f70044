package dev.wharf.transfer;

import java.net.InetAddress;

import dev.wharf.network.ProxyProtocol;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Makes the beans of this package. */
@Configuration(proxyBeanMethods = false)
class TransferConfiguration {

	/** Belongs to the control connections, whose package this one must not know. */
	private static final String SERVER_ADDRESS = "wharf.server.address";

	@Bean
	PassivePorts passivePorts(TransferProperties properties, Environment environment,
			ObjectProvider<OpenedElsewhere> elsewhere, ProxyProtocol proxies, ObjectProvider<ForeignPorts> foreign) {
		InetAddress bindAddress = Binder.get(environment).bind(SERVER_ADDRESS, InetAddress.class).orElse(null);
		return new PassivePorts(properties, bindAddress, elsewhere.getIfAvailable() == null, proxies,
				foreign.getIfAvailable());
	}

	@Bean
	TransferEngine transferEngine(TransferProperties properties) {
		return new TransferEngine(properties);
	}

}
