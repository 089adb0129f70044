package dev.wharf.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Base64;

import javax.net.ssl.X509ExtendedKeyManager;

import org.jspecify.annotations.Nullable;

/**
 * A certificate and its key. Shown to whoever asks, also where the asker will not like
 * it: the key managers of the JDK keep back what the other side would not accept.
 *
 * @param certificate what others may see
 * @param key what proves it
 */
record Identity(X509Certificate certificate, PrivateKey key) {

	private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII));

	/** Where the certificate lies after {@link #writeTo}. */
	static Path certificateIn(Path folder) {
		return folder.resolve("server.crt");
	}

	/** Where the key lies after {@link #writeTo}. */
	static Path keyIn(Path folder) {
		return folder.resolve("server.key");
	}

	/** Writes certificate and key as PEM, over those that are there. */
	void writeTo(Path folder) {
		try {
			write(keyIn(folder), "PRIVATE KEY", this.key.getEncoded());
			write(certificateIn(folder), "CERTIFICATE", this.certificate.getEncoded());
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	static void write(Path file, String label, byte[] content) {
		String text = "-----BEGIN %s-----%n%s%n-----END %s-----%n".formatted(label, LINES.encodeToString(content),
				label);
		try {
			Files.writeString(file, text);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** The name it was issued to, as X.500 has it. */
	String subject() {
		return this.certificate.getSubjectX500Principal().getName();
	}

	X509ExtendedKeyManager keyManager() {
		return new KeyManager();
	}

	/** Has one certificate and shows it in any case. */
	private final class KeyManager extends X509ExtendedKeyManager {

		private static final String ALIAS = "identity";

		@Override
		public String[] getClientAliases(String keyType, Principal @Nullable [] issuers) {
			return new String[] { ALIAS };
		}

		@Override
		public String chooseClientAlias(String[] keyTypes, Principal @Nullable [] issuers, @Nullable Socket socket) {
			return ALIAS;
		}

		@Override
		public String @Nullable [] getServerAliases(String keyType, Principal @Nullable [] issuers) {
			return null;
		}

		@Override
		public @Nullable String chooseServerAlias(String keyType, Principal @Nullable [] issuers,
				@Nullable Socket socket) {
			return null;
		}

		@Override
		public X509Certificate[] getCertificateChain(String alias) {
			return new X509Certificate[] { Identity.this.certificate };
		}

		@Override
		public PrivateKey getPrivateKey(String alias) {
			return Identity.this.key;
		}

	}

}
