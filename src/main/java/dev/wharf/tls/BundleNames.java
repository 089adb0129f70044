package dev.wharf.tls;

/**
 * By which properties an operator knows the parts of an SSL bundle, so that a mistake is
 * told with the name to look for.
 *
 * @param certificate where the server's certificate comes from
 * @param privateKey where its private key comes from
 * @param password what opens the private key
 * @param alias which of several keys is meant
 * @param trust where the authorities of client certificates come from
 * @param options begins the names of protocols and ciphers
 */
record BundleNames(String certificate, String privateKey, String password, String alias, String trust, String options) {

	static BundleNames ofPem(String name) {
		String bundle = "spring.ssl.bundle.pem." + name;
		return new BundleNames(bundle + ".keystore.certificate", bundle + ".keystore.private-key",
				bundle + ".keystore.private-key-password", bundle + ".key.alias", bundle + ".truststore.certificate",
				bundle + ".options");
	}

	static BundleNames ofJks(String name) {
		String bundle = "spring.ssl.bundle.jks." + name;
		return new BundleNames(bundle + ".keystore.location", bundle + ".keystore.location", bundle + ".key.password",
				bundle + ".key.alias", bundle + ".truststore.location", bundle + ".options");
	}

	/** For what has no parts that could be configured. */
	static BundleNames ofWhole(String property) {
		return new BundleNames(property, property, property, property, property, property);
	}

	String protocols() {
		return this.options + ".enabled-protocols";
	}

	String ciphers() {
		return this.options + ".ciphers";
	}

}
