package dev.wharf.contract;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateEncodingException;

import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

import org.jspecify.annotations.Nullable;

/**
 * Who is who in tests of TLS: an authority that servers and clients trust, and those it
 * has given certificates to. Made at the start of a run, so that no key lies in the
 * repository.
 */
public final class TestCertificates {

	private static final CertificateAuthority TRUSTED = new CertificateAuthority("Wharf Test CA");

	private static final CertificateAuthority UNKNOWN = new CertificateAuthority("Some Other CA");

	/** What servers begin with. */
	static final Identity SERVER = TRUSTED.server("CN=localhost");

	/** What replaces it. */
	static final Identity RENEWED_SERVER = TRUSTED.server("CN=localhost,OU=Renewed");

	/** The client whose common name is a user's. */
	static final Identity ALICE = TRUSTED.client("CN=alice");

	/** What {@link #SCANNER} was issued to. */
	static final String SCANNERS_NAME = "CN=Scanner 7,O=Wharf";

	/** The client whose common name is nobody's. */
	static final Identity SCANNER = TRUSTED.client(SCANNERS_NAME);

	/** A client whose common name is that of a user who goes by another certificate. */
	static final Identity READER = TRUSTED.client("CN=reader");

	/** One who claims to be alice by another authority's word. */
	static final Identity IMPOSTOR = UNKNOWN.client("CN=alice");

	/** One who was alice once. */
	static final Identity EXPIRED = TRUSTED.expiredClient("CN=alice");

	private static final TrustManager[] TRUST = trust();

	private TestCertificates() {
	}

	/**
	 * Writes the authority's certificate as PEM.
	 * @return the file
	 */
	static Path writeAuthority(Path folder) {
		try {
			Path file = folder.resolve("ca.crt");
			Identity.write(file, "CERTIFICATE", TRUSTED.certificate().getEncoded());
			return file;
		}
		catch (CertificateEncodingException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Makes what a client needs for TLS. Each has its own memory of sessions.
	 * @param identity who the client says it is, if anybody
	 * @return a context that trusts the authority
	 */
	static SSLContext clientContext(@Nullable Identity identity) {
		try {
			SSLContext context = SSLContext.getInstance("TLS");
			context.init((identity != null) ? new KeyManager[] { identity.keyManager() } : null, TRUST, null);
			return context;
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static TrustManager[] trust() {
		try {
			KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
			store.load(null, null);
			store.setCertificateEntry("ca", TRUSTED.certificate());
			TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
			factory.init(store);
			return factory.getTrustManagers();
		}
		catch (IOException | GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
