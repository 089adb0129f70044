package dev.wharf.tls;

import java.nio.file.Path;
import java.time.Clock;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.ssl.JksSslBundleProperties;
import org.springframework.boot.autoconfigure.ssl.PemSslBundleProperties;
import org.springframework.boot.autoconfigure.ssl.SslBundleRegistrar;
import org.springframework.boot.autoconfigure.ssl.SslProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.io.ApplicationResourceLoader;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.ResourceLoader;

/** Makes the beans of this package. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(TlsProperties.class)
class TlsConfiguration {

	/** What there is only with keys. */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnKeys
	static class Keys {

		@Bean
		KeyReader keyReader(TlsProperties properties, SslProperties bundles, ResourceLoader resources,
				ObjectProvider<SslBundles> registry) {
			return new KeyReader(source(properties.bundle(), bundles.getBundle(),
					ApplicationResourceLoader.get(resources, true), registry), properties);
		}

		private static KeySource source(@Nullable String bundle, SslProperties.Bundles bundles,
				ResourceLoader resources, ObjectProvider<SslBundles> registry) {
			if (bundle == null) {
				return new SelfSignedCertificate(Path.of(System.getProperty("java.home", "")));
			}
			PemSslBundleProperties pem = bundles.getPem().get(bundle);
			if (pem != null) {
				return new PemFiles(bundle, pem, resources);
			}
			JksSslBundleProperties jks = bundles.getJks().get(bundle);
			return (jks != null) ? new KeystoreFiles(bundle, jks, resources)
					: new RegisteredBundle(bundle, registry::getObject);
		}

		/**
		 * Is asked before Spring Boot reads the bundles, which would fail without the
		 * property's name.
		 */
		@Bean
		@Order(Ordered.HIGHEST_PRECEDENCE)
		SslBundleRegistrar usableKeysFirst(KeyReader reader) {
			return (registry) -> {
				if (reader.source().isOnDisk()) {
					reader.read();
				}
			};
		}

		@Bean
		KeyMaterials keyMaterials(KeyReader reader, TlsProperties properties, SslBundles bundles, Clock clock) {
			KeyMaterials materials = new KeyMaterials(reader, clock);
			if (properties.bundle() != null) {
				bundles.addBundleUpdateHandler(properties.bundle(), (updated) -> materials.refresh());
			}
			return materials;
		}

		@Bean
		BundleWatch bundleWatch(KeyReader reader, KeyMaterials materials, SslProperties bundles) {
			return new BundleWatch(materials, reader.source(),
					bundles.getBundle().getWatch().getFile().getQuietPeriod());
		}

	}

}
