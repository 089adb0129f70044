package dev.wharf.tls;

import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.concurrent.atomic.AtomicLong;

import javax.security.auth.x500.X500Principal;

import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.openssl.PKCS8Generator;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.openssl.jcajce.JceOpenSSLPKCS8EncryptorBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * A key and a certificate signed with it, in the files a server reads.
 *
 * @param pair the keys
 * @param certificate whose it says they are
 */
public record TestKeys(KeyPair pair, X509Certificate certificate) {

	private static final AtomicLong SERIAL = new AtomicLong(System.currentTimeMillis());

	/** Valid for the next months. */
	public static TestKeys of(String subject) {
		return of(subject, Instant.now().plus(Duration.ofDays(90)));
	}

	static TestKeys of(String subject, Instant expires) {
		return of("EC", subject, expires.minus(Duration.ofDays(365)), expires);
	}

	static TestKeys of(String algorithm, String subject, Instant begins, Instant expires) {
		try {
			KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
			generator.initialize(algorithm.equals("EC") ? 256 : 2048);
			KeyPair pair = generator.generateKeyPair();
			X500Principal name = new X500Principal(subject);
			JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(name,
					BigInteger.valueOf(SERIAL.incrementAndGet()), Date.from(begins), Date.from(expires), name,
					pair.getPublic());
			builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
			String signature = "SHA256with" + (algorithm.equals("EC") ? "ECDSA" : algorithm);
			return new TestKeys(pair, new JcaX509CertificateConverter()
				.getCertificate(builder.build(new JcaContentSignerBuilder(signature).build(pair.getPrivate()))));
		}
		catch (GeneralSecurityException | IOException | OperatorCreationException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** Writes both as PEM. */
	TestKeys write(Path certificateFile, Path keyFile) throws IOException {
		Files.writeString(certificateFile, certificatePem());
		Files.writeString(keyFile, keyPem());
		return this;
	}

	/** Writes {@code tls.crt} and {@code tls.key}. */
	TestKeys write(Path folder) throws IOException {
		return write(folder.resolve("tls.crt"), folder.resolve("tls.key"));
	}

	String certificatePem() {
		try {
			return pem("CERTIFICATE", this.certificate.getEncoded());
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	String keyPem() {
		return pem("PRIVATE KEY", this.pair.getPrivate().getEncoded());
	}

	String keyPem(String password) {
		StringWriter text = new StringWriter();
		try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
			writer.writeObject(new JcaPKCS8Generator(this.pair.getPrivate(),
					new JceOpenSSLPKCS8EncryptorBuilder(PKCS8Generator.AES_256_CBC)
						.setProvider(new BouncyCastleProvider())
						.setPassword(password.toCharArray())
						.build()));
		}
		catch (IOException | OperatorCreationException ex) {
			throw new IllegalStateException(ex);
		}
		return text.toString();
	}

	/** A PKCS12 file with the key under the alias {@code server}. */
	void writeKeystore(Path file, String password) throws IOException, GeneralSecurityException {
		KeyStore store = KeyStore.getInstance("PKCS12");
		store.load(null, null);
		store.setKeyEntry("server", this.pair.getPrivate(), password.toCharArray(),
				new Certificate[] { this.certificate });
		store(store, file, password);
	}

	/** A PKCS12 file with the certificate alone. */
	void writeTruststore(Path file, String password) throws IOException, GeneralSecurityException {
		KeyStore store = KeyStore.getInstance("PKCS12");
		store.load(null, null);
		store.setCertificateEntry("authority", this.certificate);
		store(store, file, password);
	}

	private static void store(KeyStore store, Path file, String password) throws IOException, GeneralSecurityException {
		try (OutputStream content = Files.newOutputStream(file)) {
			store.store(content, password.toCharArray());
		}
	}

	private static String pem(String kind, byte[] content) {
		return "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n".formatted(kind,
				Base64.getMimeEncoder(64, new byte[] { '\n' }).encodeToString(content));
	}

}
