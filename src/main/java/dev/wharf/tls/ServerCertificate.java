package dev.wharf.tls;

import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.UnrecoverableKeyException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

import dev.wharf.property.InvalidPropertyException;

import org.springframework.boot.ssl.SslBundle;

/**
 * Finds the server's certificate in a bundle, and makes sure that the private key belongs
 * to it: Java would notice that only at a client's handshake.
 */
final class ServerCertificate {

	private static final byte[] PROOF = { 'w', 'h', 'a', 'r', 'f' };

	private final SslBundle bundle;

	private final BundleNames names;

	ServerCertificate(SslBundle bundle, BundleNames names) {
		this.bundle = bundle;
		this.names = names;
	}

	/**
	 * Looks at all keys that a handshake may choose.
	 * @return the certificate; of several the one that expires first
	 * @throws InvalidPropertyException when there is none, or a key that cannot be used
	 */
	X509Certificate find() {
		KeyStore store = this.bundle.getStores().getKeyStore();
		if (store == null) {
			throw new InvalidPropertyException(this.names.certificate(), null, "brings no certificate",
					"Give it the server's certificate and its private key.");
		}
		try {
			List<X509Certificate> certificates = new ArrayList<>();
			for (String alias : aliases(store)) {
				certificates.add(certificate(store, alias));
			}
			return Collections.min(certificates, Comparator.comparing(X509Certificate::getNotAfter));
		}
		catch (GeneralSecurityException ex) {
			throw new InvalidPropertyException(this.names.privateKey(), null,
					"holds a key that cannot be used (%s)".formatted(ex.getMessage()),
					"Use an RSA key of at least 2048 bits or an EC key (P-256).", ex);
		}
	}

	private List<String> aliases(KeyStore store) throws KeyStoreException {
		List<String> keys = new ArrayList<>();
		for (String alias : Collections.list(store.aliases())) {
			if (store.isKeyEntry(alias)) {
				keys.add(alias);
			}
		}
		if (keys.isEmpty()) {
			throw new InvalidPropertyException(this.names.privateKey(), null, "has no private key",
					"Give it the private key of the server's certificate.");
		}
		String chosen = this.bundle.getKey().getAlias();
		if (chosen == null || chosen.isEmpty()) {
			return keys;
		}
		if (keys.stream().noneMatch(chosen::equalsIgnoreCase)) {
			throw new InvalidPropertyException(this.names.alias(), chosen, "is not the alias of a private key",
					"Set it to one of: " + String.join(", ", keys) + ".");
		}
		return List.of(chosen);
	}

	private X509Certificate certificate(KeyStore store, String alias) throws GeneralSecurityException {
		PrivateKey key = privateKey(store, alias);
		if (!(store.getCertificate(alias) instanceof X509Certificate certificate)) {
			throw new InvalidPropertyException(this.names.certificate(), null, "has no X.509 certificate",
					"Give it the certificate that belongs to the private key.");
		}
		if (!belongs(key, certificate.getPublicKey())) {
			throw new InvalidPropertyException(this.names.privateKey(), null,
					"does not belong to the certificate of %s in %s"
						.formatted(certificate.getSubjectX500Principal().getName(), this.names.certificate()),
					"Use key and certificate that were made for each other; in a chain the server's own"
							+ " certificate comes first.");
		}
		return certificate;
	}

	private PrivateKey privateKey(KeyStore store, String alias) throws GeneralSecurityException {
		String password = this.bundle.getKey().getPassword();
		password = (password != null) ? password : this.bundle.getStores().getKeyStorePassword();
		try {
			return (PrivateKey) store.getKey(alias, (password != null) ? password.toCharArray() : null);
		}
		catch (UnrecoverableKeyException ex) {
			throw new InvalidPropertyException(this.names.password(), null,
					"does not open the private key \"%s\"".formatted(alias), "Set it to the password of that key.", ex);
		}
	}

	/** Only the key's owner can sign so that the certificate's key agrees. */
	private static boolean belongs(PrivateKey key, PublicKey publicKey) throws GeneralSecurityException {
		if (!key.getAlgorithm().equals(publicKey.getAlgorithm())) {
			return false;
		}
		Signature signature = Signature.getInstance(switch (key.getAlgorithm()) {
			case "RSA" -> "SHA256withRSA";
			case "EC" -> "SHA256withECDSA";
			default -> key.getAlgorithm();
		});
		try {
			signature.initSign(key);
			signature.update(PROOF);
			byte[] signed = signature.sign();
			signature.initVerify(publicKey);
			signature.update(PROOF);
			return signature.verify(signed);
		}
		catch (SignatureException ex) {
			return false;
		}
	}

}
