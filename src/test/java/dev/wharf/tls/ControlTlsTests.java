package dev.wharf.tls;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.List;
import java.util.Map;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManagerFactory;

import dev.wharf.tls.TlsEngine.Stop;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslStoreBundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The TLS of a session: its control connection and the data connections that belong to
 * it.
 */
class ControlTlsTests {

	static {
		JsseSettings.apply();
	}

	private static final TestKeys KEYS = TestKeys.of("CN=server.test");

	private final RecordBuffers records = new RecordBuffers();

	private final TlsProperties properties = new Binder(
			new MapConfigurationPropertySource(Map.of("wharf.tls.bundle", "test")))
		.bind("wharf.tls", TlsProperties.class)
		.get();

	private final KeyMaterial material;

	private final SSLContext client;

	ControlTlsTests() throws GeneralSecurityException, IOException {
		SSLContext server = SSLContext.getInstance("TLS");
		KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
		keys.init(keyStore(), new char[0]);
		server.init(keys.getKeyManagers(), null, null);
		this.material = new KeyMaterial(SslBundle.of(SslStoreBundle.NONE), server,
				new TlsOptions(List.of("TLSv1.3", "TLSv1.2"),
						List.of(server.getDefaultSSLParameters().getCipherSuites())),
				KEYS.certificate(), this.properties);
		this.client = clientContext();
	}

	private static KeyStore keyStore() throws GeneralSecurityException, IOException {
		KeyStore store = KeyStore.getInstance("PKCS12");
		store.load(null, null);
		store.setKeyEntry("key", KEYS.pair().getPrivate(), new char[0], new Certificate[] { KEYS.certificate() });
		store.setCertificateEntry("trusted", KEYS.certificate());
		return store;
	}

	/** A client that knows of no session yet. */
	private static SSLContext clientContext() throws GeneralSecurityException, IOException {
		TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
		trust.init(keyStore());
		SSLContext context = SSLContext.getInstance("TLS");
		context.init(null, trust.getTrustManagers(), null);
		return context;
	}

	private ControlTls control(EnginePair pair) {
		return new ControlTls(this.material, this.properties, this.records, pair::carry);
	}

	private ControlTls talk(SSLContext context, String protocol) throws IOException {
		EnginePair pair = new EnginePair(context, protocol);
		ControlTls control = control(pair);
		pair.talk(control.engine());
		assertThat(control.engine().isEstablished()).isTrue();
		return control;
	}

	private DataTls.Verdict transfer(ControlTls control, String protocol) throws IOException {
		EnginePair pair = new EnginePair(this.client, protocol);
		DataTls data = control.data();
		TlsEngine engine = data.begin(pair::carry);
		pair.talk(engine);
		return data.judge(engine);
	}

	@ParameterizedTest
	@ValueSource(strings = { "TLSv1.2", "TLSv1.3" })
	void aDataConnectionThatResumesTheSessionIsKnownByIt(String protocol) throws IOException {
		ControlTls control = talk(this.client, protocol);
		DataTls.Verdict verdict = transfer(control, protocol);
		assertThat(verdict).isEqualTo(new DataTls.Verdict(protocol, true, ""));
	}

	@ParameterizedTest
	@ValueSource(strings = { "TLSv1.2", "TLSv1.3" })
	void aDataConnectionOfAnotherClientIsNot(String protocol) throws GeneralSecurityException, IOException {
		ControlTls control = talk(clientContext(), protocol);
		talk(this.client, protocol);
		assertThat(transfer(control, protocol).resumed()).isFalse();
	}

	@Test
	void aDataConnectionBringsNoTicket() throws IOException {
		ControlTls control = talk(this.client, "TLSv1.3");
		assertThat(transfer(control, "TLSv1.3").resumed()).isTrue();
		assertThat(transfer(control, "TLSv1.3").resumed()).isFalse();
	}

	@Test
	void theReplyAfterADataConnectionBringsTheTicketForTheNext() throws IOException {
		EnginePair pair = new EnginePair(this.client, "TLSv1.3");
		ControlTls control = control(pair);
		pair.talk(control.engine());
		for (int i = 0; i < 20; i++) {
			assertThat(transfer(control, "TLSv1.3").resumed()).isTrue();
			reply(control, pair, "226 Done.\r\n");
		}
	}

	private static void reply(ControlTls control, EnginePair pair, String text) throws IOException {
		control.engine().send(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)));
		pair.talk(control.engine());
		assertThat(pair.heardByClient()).isEqualTo(text);
	}

	@Test
	void whatIsSaidArrivesAndTheEndIsKnownForOne() throws IOException {
		EnginePair pair = new EnginePair(this.client);
		ControlTls control = control(pair);
		pair.talk(control.engine());
		reply(control, pair, "220 Ready.\r\n");
		pair.clientSays("NOOP\r\n");
		pair.clientCloses();
		assertThat(pair.talk(control.engine())).isEqualTo(Stop.CLOSED);
		assertThat(pair.heardByServer()).isEqualTo("NOOP\r\n");
	}

	@Test
	void renegotiationIsRefused() throws IOException {
		EnginePair pair = new EnginePair(this.client, "TLSv1.2");
		ControlTls control = control(pair);
		pair.talk(control.engine());
		pair.client().beginHandshake();
		assertThatExceptionOfType(SSLException.class).isThrownBy(() -> pair.talk(control.engine()))
			.withMessageContaining("renegotiate");
	}

	@Test
	void whatIsNoTlsIsRefused() {
		EnginePair pair = new EnginePair(this.client);
		ControlTls control = control(pair);
		pair.noise("USER alice\r\nPASS secret\r\n");
		assertThatExceptionOfType(SSLException.class).isThrownBy(() -> pair.talk(control.engine()));
	}

}
