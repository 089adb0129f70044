package dev.wharf.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;

import dev.wharf.property.InvalidPropertyException;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundleKey;
import org.springframework.boot.ssl.SslOptions;
import org.springframework.boot.ssl.SslStoreBundle;

/**
 * A bundle's keys and certificates in a form that another process of the same service can
 * be given.
 *
 * @param name what an operator calls the bundle
 * @param keys the private keys with their certificates
 * @param authorities the certificates of those who vouch for clients, encoded
 * @param alias which key is used, if that is said
 * @param protocol the protocol of the bundle's context
 * @param protocols the versions that are spoken, if that is said
 * @param ciphers the cipher suites that are spoken, if that is said
 */
public record PortableKeys(String name, List<Entry> keys, List<byte[]> authorities, @Nullable String alias,
		String protocol, @Nullable List<String> protocols, @Nullable List<String> ciphers) {

	/** Protects nothing: the store never leaves the memory of its process. */
	private static final String PASSWORD = "wharf";

	/** Its entries are the cheapest to make. */
	private static final String STORE = "JKS";

	static PortableKeys of(String name, SslBundle bundle) {
		SslOptions options = bundle.getOptions();
		try {
			return new PortableKeys(name, keys(name, bundle), authorities(bundle.getStores().getTrustStore()),
					bundle.getKey().getAlias(), bundle.getProtocol(), list(options.getEnabledProtocols()),
					list(options.getCiphers()));
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("The keys of bundle %s cannot be read again".formatted(name), ex);
		}
	}

	private static String @Nullable [] array(@Nullable List<String> values) {
		return (values != null) ? values.toArray(String[]::new) : null;
	}

	private static @Nullable List<String> list(String @Nullable [] values) {
		return (values != null) ? List.of(values) : null;
	}

	private static List<Entry> keys(String name, SslBundle bundle) throws GeneralSecurityException {
		KeyStore store = bundle.getStores().getKeyStore();
		String password = bundle.getKey().getPassword();
		password = (password != null) ? password : bundle.getStores().getKeyStorePassword();
		List<Entry> entries = new ArrayList<>();
		if (store == null) {
			return entries;
		}
		for (String alias : Collections.list(store.aliases())) {
			if (store.isKeyEntry(alias)) {
				Key key = store.getKey(alias, (password != null) ? password.toCharArray() : null);
				entries.add(Entry.of(name, alias, key, store.getCertificateChain(alias)));
			}
		}
		return entries;
	}

	private static List<byte[]> authorities(@Nullable KeyStore store) throws GeneralSecurityException {
		List<byte[]> authorities = new ArrayList<>();
		if (store == null) {
			return authorities;
		}
		for (String alias : Collections.list(store.aliases())) {
			authorities.add(store.getCertificate(alias).getEncoded());
		}
		return authorities;
	}

	/** Makes a bundle of it again. */
	SslBundle toBundle() {
		try {
			KeyStore store = emptyStore();
			for (Entry entry : this.keys) {
				store.setKeyEntry(entry.alias(), entry.key(), PASSWORD.toCharArray(), entry.certificates());
			}
			return SslBundle.of(SslStoreBundle.of(store, PASSWORD, trust()), SslBundleKey.of(PASSWORD, this.alias),
					SslOptions.of(array(this.ciphers), array(this.protocols)), this.protocol);
		}
		catch (GeneralSecurityException | IOException ex) {
			throw new IllegalStateException("The keys of bundle %s have not arrived whole".formatted(this.name), ex);
		}
	}

	private @Nullable KeyStore trust() throws GeneralSecurityException, IOException {
		if (this.authorities.isEmpty()) {
			return null;
		}
		KeyStore store = emptyStore();
		for (byte[] authority : this.authorities) {
			store.setCertificateEntry("authority-" + store.size(), certificate(authority));
		}
		return store;
	}

	private static KeyStore emptyStore() throws GeneralSecurityException, IOException {
		KeyStore store = KeyStore.getInstance(STORE);
		store.load(null, null);
		return store;
	}

	private static Certificate certificate(byte[] encoded) throws GeneralSecurityException {
		return CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(encoded));
	}

	/** Says nothing of the keys. */
	@Override
	public String toString() {
		return "PortableKeys[name=" + this.name + "]";
	}

	/**
	 * A private key and its certificates.
	 *
	 * @param alias names it
	 * @param algorithm of the key
	 * @param encoded the key (PKCS#8, in Base64)
	 * @param chain the certificates, encoded, the key's own first
	 */
	public record Entry(String alias, String algorithm, String encoded, List<byte[]> chain) {

		static Entry of(String bundle, String alias, Key key, Certificate[] chain) throws GeneralSecurityException {
			byte[] encoded = key.getEncoded();
			if (encoded == null) {
				throw new InvalidPropertyException("wharf.tls.bundle", bundle,
						"has a key that cannot leave its store, and so not be given to other processes",
						"Use a key in files, or a mode that serves clients in one process, such as reactor.");
			}
			List<byte[]> certificates = new ArrayList<>();
			for (Certificate certificate : chain) {
				certificates.add(certificate.getEncoded());
			}
			return new Entry(alias, key.getAlgorithm(), Base64.getEncoder().encodeToString(encoded), certificates);
		}

		private Key key() throws GeneralSecurityException {
			return KeyFactory.getInstance(this.algorithm)
				.generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(this.encoded)));
		}

		private Certificate[] certificates() throws GeneralSecurityException {
			Certificate[] certificates = new Certificate[this.chain.size()];
			for (int i = 0; i < certificates.length; i++) {
				certificates[i] = certificate(this.chain.get(i));
			}
			return certificates;
		}

		@Override
		public String toString() {
			return "Entry[alias=" + this.alias + "]";
		}

	}

}
