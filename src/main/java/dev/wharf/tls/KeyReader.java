package dev.wharf.tls;

import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.cert.X509Certificate;
import java.util.Locale;

import javax.net.ssl.SSLContext;

import dev.wharf.property.InvalidPropertyException;
import dev.wharf.tls.TlsProperties.ClientCertificates;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.ssl.SslBundle;
import org.springframework.core.NestedExceptionUtils;

/**
 * Makes key material of what is on disk, and refuses what would only fail at a client's
 * handshake.
 */
final class KeyReader {

	private final KeySource source;

	private final TlsProperties properties;

	KeyReader(KeySource source, TlsProperties properties) {
		this.source = source;
		this.properties = properties;
	}

	KeySource source() {
		return this.source;
	}

	/**
	 * Reads the source anew.
	 * @return the next generation
	 * @throws InvalidPropertyException when it cannot be used
	 */
	KeyMaterial read() {
		try {
			SslBundle bundle = this.source.read();
			X509Certificate certificate = new ServerCertificate(bundle, this.source.names()).find();
			requireTrust(bundle.getStores().getTrustStore());
			SSLContext context = bundle.createSslContext();
			TlsOptions options = TlsOptions.of(bundle.getOptions(), context, this.source.names());
			return new KeyMaterial(bundle, context, options, certificate, this.properties);
		}
		catch (InvalidPropertyException ex) {
			throw ex;
		}
		catch (GeneralSecurityException | RuntimeException ex) {
			throw new InvalidPropertyException(this.source.names().certificate(), null,
					"cannot be used (%s)".formatted(NestedExceptionUtils.getMostSpecificCause(ex).getMessage()),
					"Correct the properties of the bundle %s.".formatted(this.source.name()), ex);
		}
	}

	/** Without a truststore Java trusts every certificate of any public authority. */
	private void requireTrust(@Nullable KeyStore trust) throws KeyStoreException {
		ClientCertificates wanted = this.properties.clientCertificates();
		if (wanted != ClientCertificates.NONE && (trust == null || trust.size() == 0)) {
			throw new InvalidPropertyException(this.source.names().trust(), null,
					"brings no authority, and wharf.tls.client-certificates is "
							+ wanted.name().toLowerCase(Locale.ROOT),
					"Give it the certificates of the authorities that issue the clients' certificates.");
		}
	}

}
