package dev.wharf.tls;

import java.util.function.Supplier;

import dev.wharf.property.InvalidPropertyException;

import org.springframework.boot.ssl.NoSuchSslBundleException;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;

/**
 * Keys in a bundle that the application itself has registered, or in one that does not
 * exist.
 */
final class RegisteredBundle implements KeySource {

	private static final String PROPERTY = "wharf.tls.bundle";

	private final String name;

	private final Supplier<SslBundles> registry;

	RegisteredBundle(String name, Supplier<SslBundles> registry) {
		this.name = name;
		this.registry = registry;
	}

	@Override
	public String name() {
		return this.name;
	}

	@Override
	public BundleNames names() {
		return BundleNames.ofWhole(PROPERTY);
	}

	@Override
	public SslBundle read() {
		SslBundles bundles = this.registry.get();
		try {
			return bundles.getBundle(this.name);
		}
		catch (NoSuchSslBundleException ex) {
			String others = String.join(", ", bundles.getBundleNames());
			throw new InvalidPropertyException(PROPERTY, this.name, "names an SSL bundle that does not exist",
					("Set spring.ssl.bundle.pem.%1$s.keystore.certificate and spring.ssl.bundle.pem.%1$s.keystore"
							+ ".private-key, or correct the name. There is %2$s.")
						.formatted(this.name, others.isEmpty() ? "no bundle yet" : "this: " + others),
					ex);
		}
	}

	@Override
	public SslBundle contents() {
		return read();
	}

}
