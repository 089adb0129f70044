package dev.wharf.tls;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.stream.Stream;

import dev.wharf.property.InvalidPropertyException;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.autoconfigure.ssl.PemSslBundleProperties;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundleKey;
import org.springframework.boot.ssl.SslOptions;
import org.springframework.boot.ssl.pem.PemContent;
import org.springframework.boot.ssl.pem.PemSslStore;
import org.springframework.boot.ssl.pem.PemSslStoreBundle;
import org.springframework.core.io.ResourceLoader;

/**
 * Keys in PEM files, as certification authorities and cert-manager write them.
 */
final class PemFiles implements KeySource {

	private final String name;

	private final PemSslBundleProperties properties;

	private final BundleNames names;

	private final BundleFile certificate;

	private final BundleFile privateKey;

	private final BundleFile trust;

	PemFiles(String name, PemSslBundleProperties properties, ResourceLoader resources) {
		this.name = name;
		this.properties = properties;
		this.names = BundleNames.ofPem(name);
		this.certificate = new BundleFile(this.names.certificate(), properties.getKeystore().getCertificate(),
				resources);
		this.privateKey = new BundleFile(this.names.privateKey(), properties.getKeystore().getPrivateKey(), resources);
		this.trust = new BundleFile(this.names.trust(), properties.getTruststore().getCertificate(), resources);
	}

	@Override
	public String name() {
		return this.name;
	}

	@Override
	public BundleNames names() {
		return this.names;
	}

	/** Takes each part on its own, to know which of them is to blame. */
	@Override
	public SslBundle read() {
		SslBundleKey key = SslBundleKey.of(this.properties.getKey().getPassword(), this.properties.getKey().getAlias());
		PemSslStore keys = PemSslStore.of(this.properties.getKeystore().getType(), key.getAlias(), key.getPassword(),
				certificates(this.certificate), readPrivateKey());
		PemSslStore authorities = this.trust.isSet()
				? PemSslStore.of(this.properties.getTruststore().getType(), certificates(this.trust), null) : null;
		return SslBundle.of(new PemSslStoreBundle(keys, authorities), key, SslOptions
			.of(this.properties.getOptions().getCiphers(), this.properties.getOptions().getEnabledProtocols()),
				this.properties.getProtocol());
	}

	private static List<X509Certificate> certificates(BundleFile file) {
		PemContent pem = file.pem();
		try {
			return pem.getCertificates();
		}
		catch (IllegalStateException | IllegalArgumentException ex) {
			throw new InvalidPropertyException(file.property(), file.shown(), "holds no certificate in PEM format",
					"Give it one or more blocks that begin with -----BEGIN CERTIFICATE-----, whole and unchanged.", ex);
		}
	}

	private @Nullable PrivateKey readPrivateKey() {
		PemContent pem = this.privateKey.pem();
		try {
			return pem.getPrivateKey(this.properties.getKeystore().getPrivateKeyPassword());
		}
		catch (IllegalStateException | IllegalArgumentException ex) {
			if (pem.toString().contains("ENCRYPTED PRIVATE KEY")) {
				throw new InvalidPropertyException(this.names.password(), null, "does not open the private key",
						"Set it to the password the key in %s is encrypted with.".formatted(this.names.privateKey()),
						ex);
			}
			throw new InvalidPropertyException(this.names.privateKey(), this.privateKey.shown(),
					"holds no private key in PEM format",
					"Give it a block that begins with -----BEGIN PRIVATE KEY-----, whole and unchanged.", ex);
		}
	}

	@Override
	public List<String> contents() {
		return Stream.of(this.certificate, this.privateKey, this.trust)
			.filter(BundleFile::isSet)
			.map(BundleFile::digest)
			.toList();
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
