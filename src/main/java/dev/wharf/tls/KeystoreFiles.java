package dev.wharf.tls;

import java.security.UnrecoverableKeyException;
import java.util.List;
import java.util.stream.Stream;

import dev.wharf.property.InvalidPropertyException;

import org.springframework.boot.autoconfigure.ssl.JksSslBundleProperties;
import org.springframework.boot.autoconfigure.ssl.PropertiesSslBundle;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.io.ResourceLoader;

/**
 * Keys in Java's own formats, PKCS12 and JKS.
 */
final class KeystoreFiles implements KeySource {

	private final String name;

	private final JksSslBundleProperties properties;

	private final ResourceLoader resources;

	private final BundleNames names;

	private final BundleFile keys;

	private final BundleFile trust;

	KeystoreFiles(String name, JksSslBundleProperties properties, ResourceLoader resources) {
		this.name = name;
		this.properties = properties;
		this.resources = resources;
		this.names = BundleNames.ofJks(name);
		this.keys = new BundleFile(this.names.certificate(), properties.getKeystore().getLocation(), resources);
		this.trust = new BundleFile(this.names.trust(), properties.getTruststore().getLocation(), resources);
	}

	@Override
	public String name() {
		return this.name;
	}

	@Override
	public BundleNames names() {
		return this.names;
	}

	@Override
	public SslBundle read() {
		SslBundle bundle = PropertiesSslBundle.get(this.properties, this.resources);
		checkOpens(this.keys, () -> bundle.getStores().getKeyStore());
		checkOpens(this.trust, () -> bundle.getStores().getTrustStore());
		return bundle;
	}

	/** A store may also be a device (PKCS11), which has no file. */
	private static void checkOpens(BundleFile file, Runnable opening) {
		if (file.isSet()) {
			file.octets();
		}
		try {
			opening.run();
		}
		catch (IllegalStateException ex) {
			Throwable reason = NestedExceptionUtils.getMostSpecificCause(ex);
			if (reason instanceof UnrecoverableKeyException) {
				throw new InvalidPropertyException(file.property().replace(".location", ".password"), null,
						"does not open the keystore \"%s\"".formatted(file.value()),
						"Set it to the password the keystore was made with.", ex);
			}
			throw new InvalidPropertyException(file.property(), file.value(),
					"cannot be opened as a keystore (%s)".formatted(reason.getMessage()),
					"Set %s to a PKCS12 or JKS file, and %s if it is of another type than PKCS12."
						.formatted(file.property(), file.property().replace(".location", ".type")),
					ex);
		}
	}

	@Override
	public List<String> contents() {
		return Stream.of(this.keys, this.trust).filter(BundleFile::isSet).map(BundleFile::digest).toList();
	}

	@Override
	public boolean isOnDisk() {
		return true;
	}

	@Override
	public boolean reloads() {
		return this.properties.isReloadOnUpdate();
	}

}
