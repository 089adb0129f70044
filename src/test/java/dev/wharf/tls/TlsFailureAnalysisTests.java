package dev.wharf.tls;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * What somebody reads who made a mistake in the properties about TLS, or in the files
 * they name. Runs whole starts, so that what Spring Boot itself says to bundles is tested
 * too.
 */
@Isolated("it reads the output of the JVM")
@ExtendWith(OutputCaptureExtension.class)
class TlsFailureAnalysisTests {

	private static final String PEM = "spring.ssl.bundle.pem.main";

	private static final String JKS = "spring.ssl.bundle.jks.main";

	@TempDir
	private Path folder;

	private Path certificate;

	private Path key;

	@BeforeEach
	void writeKeys() throws Exception {
		this.certificate = this.folder.resolve("tls.crt");
		this.key = this.folder.resolve("tls.key");
		TestKeys.of("CN=ftp.example.org").write(this.folder);
	}

	@Test
	void startsWithoutAnythingAboutTls() {
		try (ConfigurableApplicationContext context = TlsStart.with()) {
			assertThat(context.getBeansOfType(KeyMaterials.class)).isEmpty();
		}
	}

	@Test
	void startsWithKeysInPemFiles() {
		try (ConfigurableApplicationContext context = TlsStart.with(pem())) {
			assertThat(context.getBean(KeyMaterials.class).status().subject()).isEqualTo("CN=ftp.example.org");
		}
	}

	@Test
	void startsWithAnEncryptedRsaKey() throws Exception {
		Instant now = Instant.now();
		TestKeys keys = TestKeys.of("RSA", "CN=rsa", now.minusSeconds(60), now.plusSeconds(600));
		keys.write(this.folder);
		Files.writeString(this.key, keys.keyPem("s3cret"));
		try (ConfigurableApplicationContext context = TlsStart.with(
				pem(PEM + ".keystore.private-key-password=s3cret", PEM + ".key.alias=mine", PEM + ".key.password=x"))) {
			assertThat(context.getBean(KeyMaterials.class).status().subject()).isEqualTo("CN=rsa");
		}
	}

	@ParameterizedTest
	@CsvSource({ "wharf.tls.mode,optional", "wharf.tls.mode,required", "wharf.tls.implicit.port,990",
			"wharf.tls.data,required", "wharf.tls.client-certificates,want", "wharf.tls.session-reuse,enforce" })
	void whatNeedsACertificateSaysSo(String property, String value, CapturedOutput output) {
		fail(property + "=" + value);
		assertThat(output).contains(
				"The value \"" + value + "\" of " + property + " needs a certificate, and there is none.",
				"Set wharf.tls.bundle to the name of an SSL bundle", "wharf.tls.self-signed to true");
	}

	@Test
	void bundleAndSelfSignedContradictEachOther(CapturedOutput output) {
		fail(pem("wharf.tls.self-signed=true"));
		assertThat(output).contains("The value \"true\" of wharf.tls.self-signed contradicts wharf.tls.bundle, which"
				+ " names the bundle \"main\".", "Remove one of the two");
	}

	@Test
	void loginByCertificateNeedsCertificates(CapturedOutput output) {
		fail(pem("wharf.tls.login-by-certificate=true"));
		assertThat(output).contains("wharf.tls.login-by-certificate has no effect",
				"Set wharf.tls.client-certificates to want or need");
	}

	@ParameterizedTest
	@CsvSource({ "wharf.tls.session-timeout,8d,wharf.tls.session-timeout", "wharf.tls.session-timeout,0s,wharf.tls",
			"wharf.tls.session-cache-size,0,wharf.tls", "wharf.tls.implicit.port,70000,wharf.tls" })
	void valueIsOutOfRange(String property, String value, String told, CapturedOutput output) {
		fail(pem(property + "=" + value));
		assertThat(output).contains(told, "must be");
	}

	@Test
	void bundleDoesNotExist(CapturedOutput output) {
		fail("wharf.tls.bundle=mian", PEM + ".keystore.certificate=" + this.certificate,
				PEM + ".keystore.private-key=" + this.key);
		assertThat(output).contains("The value \"mian\" of wharf.tls.bundle names an SSL bundle that does not exist.",
				"Set spring.ssl.bundle.pem.mian.keystore.certificate", "There is this: main.");
	}

	@ParameterizedTest
	@ValueSource(strings = { "false", "true" })
	void fileDoesNotExist(String reload, CapturedOutput output) throws Exception {
		Files.delete(this.key);
		fail(pem(PEM + ".reload-on-update=" + reload));
		assertThat(output).contains(
				"The value \"" + this.key + "\" of " + PEM + ".keystore.private-key names a file that does not exist.",
				"Put the file there, or correct");
	}

	@Test
	void certificateIsNotSet(CapturedOutput output) {
		fail("wharf.tls.bundle=main", PEM + ".keystore.private-key=" + this.key);
		assertThat(output).contains(PEM + ".keystore.certificate is missing or empty.", "Set it to the path of a file");
	}

	@Test
	void privateKeyIsNotSet(CapturedOutput output) {
		fail("wharf.tls.bundle=main", PEM + ".keystore.certificate=" + this.certificate);
		assertThat(output).contains(PEM + ".keystore.private-key is missing or empty.");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "no PEM at all", "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----" })
	void certificateIsNone(String content, CapturedOutput output) throws Exception {
		Files.writeString(this.certificate, content);
		fail(pem());
		assertThat(output).contains("The value \"" + this.certificate + "\" of " + PEM
				+ ".keystore.certificate holds no certificate in PEM format.");
	}

	@Test
	void privateKeyIsNone(CapturedOutput output) throws Exception {
		Files.copy(this.certificate, this.key, StandardCopyOption.REPLACE_EXISTING);
		fail(pem());
		assertThat(output)
			.contains("The value \"" + this.key + "\" of " + PEM + ".keystore.private-key holds no private key");
	}

	@ParameterizedTest
	@ValueSource(strings = { "false", "true" })
	void privateKeyBelongsToAnotherCertificate(String verify, CapturedOutput output) throws Exception {
		Files.writeString(this.key, TestKeys.of("CN=other").keyPem());
		fail(pem(PEM + ".keystore.verify-keys=" + verify));
		assertThat(output).contains(PEM + ".keystore.private-key does not belong to the certificate of"
				+ " CN=ftp.example.org in " + PEM + ".keystore.certificate.", "Use key and certificate that were made");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "wrong" })
	void passwordOfThePrivateKeyIsWrong(String password, CapturedOutput output) throws Exception {
		Files.writeString(this.key, TestKeys.of("CN=ftp.example.org").write(this.folder).keyPem("s3cret"));
		fail(pem(PEM + ".keystore.private-key-password=" + password));
		assertThat(output).contains(PEM + ".keystore.private-key-password does not open the private key.");
	}

	@Test
	void pemTextInPlaceOfAFileIsNotShown(CapturedOutput output) throws Exception {
		String text = TestKeys.of("CN=other").keyPem();
		fail("wharf.tls.bundle=main", PEM + ".keystore.certificate=" + this.certificate,
				PEM + ".keystore.private-key=" + text);
		assertThat(output).contains(PEM + ".keystore.private-key does not belong to")
			.doesNotContain(text.lines().toList().get(1));
	}

	@Test
	void keystoreIsNone(CapturedOutput output) {
		fail("wharf.tls.bundle=main", JKS + ".keystore.location=" + this.certificate, JKS + ".keystore.password=x");
		assertThat(output).contains("The value \"" + this.certificate + "\" of " + JKS
				+ ".keystore.location cannot be opened as a" + " keystore", JKS + ".keystore.type");
	}

	@Test
	void passwordOfTheKeystoreIsWrong(CapturedOutput output) throws Exception {
		Path store = this.folder.resolve("keystore.p12");
		TestKeys.of("CN=ftp.example.org").writeKeystore(store, "s3cret");
		fail("wharf.tls.bundle=main", JKS + ".keystore.location=" + store, JKS + ".keystore.password=wrong");
		assertThat(output).contains(JKS + ".keystore.password does not open the keystore \"" + store + "\".");
	}

	@Test
	void keystoreHasNoPrivateKey(CapturedOutput output) throws Exception {
		Path store = this.folder.resolve("keystore.p12");
		TestKeys.of("CN=ftp.example.org").writeTruststore(store, "s3cret");
		fail("wharf.tls.bundle=main", JKS + ".keystore.location=" + store, JKS + ".keystore.password=s3cret");
		assertThat(output).contains(JKS + ".keystore.location has no private key.");
	}

	@Test
	void aliasIsUnknown(CapturedOutput output) throws Exception {
		Path store = this.folder.resolve("keystore.p12");
		TestKeys.of("CN=ftp.example.org").writeKeystore(store, "s3cret");
		fail("wharf.tls.bundle=main", JKS + ".keystore.location=" + store, JKS + ".keystore.password=s3cret",
				JKS + ".key.alias=sever");
		assertThat(output).contains("The value \"sever\" of " + JKS + ".key.alias is not the alias of a private key.",
				"Set it to one of: server.");
	}

	@Test
	void clientCertificatesNeedATruststore(CapturedOutput output) {
		fail(pem("wharf.tls.client-certificates=want"));
		assertThat(output).contains(
				PEM + ".truststore.certificate brings no authority, and wharf.tls.client-certificates is want.",
				"the authorities that issue the clients' certificates");
	}

	@Test
	void aSelfSignedCertificateCanVouchForNobody(CapturedOutput output) {
		fail("wharf.tls.self-signed=true", "wharf.tls.client-certificates=need");
		assertThat(output).contains("The value \"need\" of wharf.tls.client-certificates needs authorities to trust",
				"spring.ssl.bundle.pem.<name>.truststore.certificate");
	}

	@ParameterizedTest
	@ValueSource(strings = { "TLSv1.1", "TLSv1", "SSLv3" })
	void protocolProtectsNoMore(String protocol, CapturedOutput output) {
		fail(pem(PEM + ".options.enabled-protocols=TLSv1.3," + protocol));
		assertThat(output).contains(
				"The value \"" + protocol + "\" of " + PEM
						+ ".options.enabled-protocols is a protocol that protects no more.",
				"Set it to TLSv1.3, TLSv1.2");
	}

	@Test
	void protocolIsUnknown(CapturedOutput output) {
		fail(pem(PEM + ".options.enabled-protocols=TLSv1.4"));
		assertThat(output).contains(
				"The value \"TLSv1.4\" of " + PEM
						+ ".options.enabled-protocols is not a protocol that this Java knows.",
				"Use any of: TLSv1.3, TLSv1.2.");
	}

	@Test
	void cipherIsUnknown(CapturedOutput output) {
		fail(pem(PEM + ".options.ciphers=ECDHE-RSA-AES256-GCM-SHA384"));
		assertThat(output).contains("The value \"ECDHE-RSA-AES256-GCM-SHA384\" of " + PEM
				+ ".options.ciphers is not a cipher suite that this Java knows.", "TLS_AES_256_GCM_SHA384");
	}

	@Test
	void ciphersDoNotGoWithProtocols(CapturedOutput output) {
		fail(pem(PEM + ".options.ciphers=TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
				PEM + ".options.enabled-protocols=TLSv1.3"));
		assertThat(output).contains(PEM + ".options.ciphers has no cipher suite for TLSv1.3.",
				"change " + PEM + ".options.enabled-protocols");
	}

	@Test
	void anExpiredCertificateIsWarnedOfLoudly(CapturedOutput output) throws Exception {
		TestKeys.of("CN=ftp.example.org", Instant.now().minus(Duration.ofDays(1))).write(this.folder);
		TlsStart.with(pem()).close();
		assertThat(output).contains("WARN", "The certificate of CN=ftp.example.org has expired at ",
				"clients that check it will refuse");
	}

	/** A good bundle, and what is given after it. */
	private String[] pem(String... more) {
		List<String> all = new ArrayList<>(List.of("wharf.tls.bundle=main"));
		all.add(PEM + ".keystore.certificate=" + this.certificate);
		all.add(PEM + ".keystore.private-key=" + this.key);
		all.addAll(List.of(more));
		return all.toArray(String[]::new);
	}

	private static void fail(String... properties) {
		assertThatException().isThrownBy(() -> TlsStart.with(properties).close());
	}

}
