package dev.wharf.contract;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.concurrent.atomic.AtomicLong;

import javax.security.auth.x500.X500Principal;

import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Signs certificates for tests with a key that only this run knows. */
final class CertificateAuthority {

	/** What a certificate lasts, and how long ago one ended that has. */
	private static final Duration LIFE = Duration.ofDays(90);

	private static final GeneralNames THIS_MACHINE = new GeneralNames(new GeneralName[] {
			new GeneralName(GeneralName.dNSName, "localhost"), new GeneralName(GeneralName.iPAddress, "127.0.0.1"),
			new GeneralName(GeneralName.iPAddress, "127.0.1.0"), new GeneralName(GeneralName.iPAddress, "127.0.1.1"),
			new GeneralName(GeneralName.iPAddress, "127.0.1.2"), new GeneralName(GeneralName.iPAddress, "127.0.1.3"),
			new GeneralName(GeneralName.iPAddress, "::1") });

	private final AtomicLong serial = new AtomicLong(1);

	private final X500Principal name;

	private final KeyPair keys;

	private final X509Certificate certificate;

	CertificateAuthority(String name) {
		this.name = new X500Principal("CN=" + name);
		this.keys = newKeys();
		this.certificate = sign(builder(this.name, this.keys, Instant.now()), true);
	}

	X509Certificate certificate() {
		return this.certificate;
	}

	/** Issues a certificate for a server on this machine. */
	Identity server(String name) {
		KeyPair server = newKeys();
		X509v3CertificateBuilder builder = builder(new X500Principal(name), server, Instant.now());
		return new Identity(sign(extended(builder), false), server.getPrivate());
	}

	/** Issues a certificate for a client of the given X.500 name. */
	Identity client(String name) {
		return client(name, Instant.now());
	}

	/** Issues a certificate that was good once. */
	Identity expiredClient(String name) {
		return client(name, Instant.now().minus(LIFE).minus(LIFE));
	}

	private Identity client(String name, Instant issued) {
		KeyPair client = newKeys();
		return new Identity(sign(builder(new X500Principal(name), client, issued), false), client.getPrivate());
	}

	private X509v3CertificateBuilder builder(X500Principal subject, KeyPair subjectKeys, Instant issued) {
		return new JcaX509v3CertificateBuilder(this.name, BigInteger.valueOf(this.serial.getAndIncrement()),
				Date.from(issued.minus(Duration.ofHours(1))), Date.from(issued.plus(LIFE)), subject,
				subjectKeys.getPublic());
	}

	private static X509v3CertificateBuilder extended(X509v3CertificateBuilder builder) {
		try {
			return builder.addExtension(Extension.subjectAlternativeName, false, THIS_MACHINE);
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private X509Certificate sign(X509v3CertificateBuilder builder, boolean authority) {
		try {
			builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
			builder.addExtension(Extension.keyUsage, true,
					new KeyUsage(authority ? KeyUsage.keyCertSign : KeyUsage.digitalSignature));
			ContentSigner signer = new JcaContentSignerBuilder("SHA256withECDSA").build(this.keys.getPrivate());
			return new JcaX509CertificateConverter().getCertificate(builder.build(signer));
		}
		catch (IOException | OperatorException | GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** The kind whose handshakes are quick: the suites make thousands. */
	private static KeyPair newKeys() {
		try {
			KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
			generator.initialize(256);
			return generator.generateKeyPair();
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
