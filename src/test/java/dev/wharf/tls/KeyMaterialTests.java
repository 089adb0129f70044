package dev.wharf.tls;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSessionContext;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslStoreBundle;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What clients get when they shake hands with engines of a generation of keys.
 */
class KeyMaterialTests {

	private static final String PEM = "spring.ssl.bundle.pem.main";

	private final TestKeys server = TestKeys.of("CN=server");

	private final TestKeys client = TestKeys.of("CN=client");

	@TempDir
	private Path folder;

	@BeforeEach
	void writeKeys() throws Exception {
		this.server.write(this.folder);
		Files.writeString(this.folder.resolve("clients.crt"), this.client.certificatePem());
	}

	@ParameterizedTest
	@CsvSource({ "TLSv1.3,TLS_AES_256_GCM_SHA384", "TLSv1.2,TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384" })
	void serverAndClientAgree(String protocol, String cipher) throws Exception {
		SSLSession session = shakeHands(material(), clientContext(null), protocol);
		assertThat(session.getProtocol()).isEqualTo(protocol);
		assertThat(session.getCipherSuite()).isEqualTo(cipher);
		assertThat(session.getLocalCertificates()[0]).isEqualTo(this.server.certificate());
	}

	@Test
	void theServerChoosesTheCipher() throws Exception {
		KeyMaterial material = material(
				PEM + ".options.ciphers=TLS_CHACHA20_POLY1305_SHA256,TLS_AES_256_GCM_SHA384,TLS_AES_128_GCM_SHA256");
		assertThat(shakeHands(material, clientContext(null)).getCipherSuite())
			.isEqualTo("TLS_CHACHA20_POLY1305_SHA256");
	}

	@Test
	void theBundleSaysWhichProtocolsAndCiphersThereAre() throws Exception {
		KeyMaterial material = material(PEM + ".options.enabled-protocols=TLSv1.2",
				PEM + ".options.ciphers=TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256");
		SSLSession session = shakeHands(material, clientContext(null));
		assertThat(session.getProtocol()).isEqualTo("TLSv1.2");
		assertThat(session.getCipherSuite()).isEqualTo("TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256");
	}

	@Test
	void theSessionKnowsItsPeerByTheNameItWasGiven() throws Exception {
		assertThat(shakeHands(material(), clientContext(null)).getPeerHost()).isEqualTo("token");
	}

	@Test
	void sessionsAreKeptWithinBounds() throws Exception {
		SSLSessionContext sessions = shakeHands(
				material("wharf.tls.session-cache-size=7", "wharf.tls.session-timeout=7d"), clientContext(null))
			.getSessionContext();
		assertThat(sessions.getSessionCacheSize()).isEqualTo(7);
		assertThat(sessions.getSessionTimeout()).isEqualTo(Duration.ofDays(7).toSeconds());
	}

	@ParameterizedTest
	@ValueSource(strings = { "want", "need" })
	void aTrustedClientIsKnown(String wanted) throws Exception {
		SSLSession session = shakeHands(asking(wanted), clientContext(this.client));
		assertThat(session.getPeerCertificates()[0]).isEqualTo(this.client.certificate());
	}

	@ParameterizedTest
	@ValueSource(strings = { "want", "need" })
	void aClientWithAnotherAuthoritysCertificateIsRefused(String wanted) {
		assertThatExceptionOfType(SSLException.class)
			.isThrownBy(() -> shakeHands(asking(wanted), clientContext(TestKeys.of("CN=client"))));
	}

	@Test
	void aClientWithoutACertificateIsRefusedWhereOneIsNeeded() {
		assertThatExceptionOfType(SSLException.class).isThrownBy(() -> shakeHands(asking("need"), clientContext(null)));
	}

	@Test
	void aClientWithoutACertificateIsServedWhereOneIsWanted() throws Exception {
		assertThatExceptionOfType(SSLPeerUnverifiedException.class)
			.isThrownBy(shakeHands(asking("want"), clientContext(null))::getPeerCertificates);
	}

	private KeyMaterial asking(String wanted) {
		return material("wharf.tls.client-certificates=" + wanted,
				PEM + ".truststore.certificate=" + this.folder.resolve("clients.crt"));
	}

	private KeyMaterial material(String... more) {
		List<String> properties = new ArrayList<>(
				List.of("wharf.tls.bundle=main", PEM + ".keystore.certificate=" + this.folder.resolve("tls.crt"),
						PEM + ".keystore.private-key=" + this.folder.resolve("tls.key")));
		properties.addAll(List.of(more));
		try (ConfigurableApplicationContext context = TlsStart.with(properties.toArray(String[]::new))) {
			return context.getBean(KeyMaterials.class).current();
		}
	}

	/** A client that trusts the server, and may have keys of its own. */
	private SSLContext clientContext(@Nullable TestKeys keys) throws Exception {
		KeyStore trust = KeyStore.getInstance("PKCS12");
		trust.load(null, null);
		trust.setCertificateEntry("server", this.server.certificate());
		KeyStore own = (keys != null) ? TlsStart.bundle(keys).getStores().getKeyStore() : null;
		return SslBundle.of(SslStoreBundle.of(own, null, trust)).createSslContext();
	}

	/** The server's side of the session that comes of it. */
	private static SSLSession shakeHands(KeyMaterial material, SSLContext client, String... protocols)
			throws IOException {
		EnginePair pair = new EnginePair(client, protocols);
		TlsEngine engine = new TlsEngine(material.engine("token"), true, new RecordBuffers(), pair::carry);
		pair.talk(engine);
		return engine.session();
	}

}
