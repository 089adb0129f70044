package dev.wharf.tls;

import java.time.Clock;
import java.util.List;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.autoconfigure.ssl.SslBundleRegistrar;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.pem.PemSslStore;
import org.springframework.boot.ssl.pem.PemSslStoreBundle;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/**
 * Starts as much of a server as has to do with keys, with failure analysis as it is in a
 * whole one.
 */
final class TlsStart {

	private TlsStart() {
	}

	static ConfigurableApplicationContext with(String... properties) {
		SpringApplication application = new SpringApplication(Server.class);
		application.setWebApplicationType(WebApplicationType.NONE);
		String[] args = new String[properties.length];
		for (int i = 0; i < args.length; i++) {
			args[i] = "--" + properties[i];
		}
		return application.run(args);
	}

	/** A bundle as an application may register one itself. */
	static SslBundle bundle(TestKeys keys) {
		return SslBundle.of(new PemSslStoreBundle(
				PemSslStore.of(null, List.of(keys.certificate()), keys.pair().getPrivate()), null));
	}

	/** The beans. */
	@Import(TlsConfiguration.class)
	@ImportAutoConfiguration(SslAutoConfiguration.class)
	private static final class Server {

		@Bean
		Clock clock() {
			return Clock.systemUTC();
		}

		@Bean
		SslBundleRegistrar ownBundles(@Value("${test.own-bundle:}") String name) {
			return (registry) -> {
				if (!name.isEmpty()) {
					registry.registerBundle(name, bundle(TestKeys.of("CN=first")));
				}
			};
		}

	}

}
