package dev.wharf.tls;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundleRegistry;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * What becomes of the keys in use when those on disk change.
 */
@Isolated("it reads the output of the JVM")
@ExtendWith(OutputCaptureExtension.class)
class KeyReloadTests {

	private static final String PEM = "spring.ssl.bundle.pem.main";

	@TempDir
	private Path folder;

	private Path certificate;

	private Path key;

	private ConfigurableApplicationContext context;

	@BeforeEach
	void writeKeys() throws Exception {
		this.certificate = this.folder.resolve("tls.crt");
		this.key = this.folder.resolve("tls.key");
		TestKeys.of("CN=first").write(this.folder);
	}

	@AfterEach
	void stop() {
		if (this.context != null) {
			this.context.close();
		}
	}

	@Test
	void newFilesAreTakenOver(CapturedOutput output) throws Exception {
		KeyMaterials materials = start();
		assertThat(materials.status().lastReload()).isNull();
		TestKeys.of("CN=second").write(this.folder);
		await().until(() -> materials.status().subject().equals("CN=second"));
		assertThat(materials.status().lastReload()).isNotNull();
		assertThat(output).contains("New connections get the certificate of CN=second from main, valid until");
	}

	@Test
	void newFilesAreLeftAloneWithoutReloadOnUpdate() {
		KeyMaterials materials = start(PEM + ".reload-on-update=false");
		assertThat(materials.status().subject()).isEqualTo("CN=first");
		assertThat(this.context.getBean(BundleWatch.class).isRunning()).isFalse();
	}

	@Test
	void filesThatAreOnlyTouchedChangeNothing() throws Exception {
		KeyMaterials materials = start();
		KeyMaterial before = materials.current();
		Files.setLastModifiedTime(this.certificate, FileTime.from(Instant.now().plusSeconds(60)));
		materials.refresh();
		assertThat(materials.current()).isSameAs(before);
		assertThat(materials.status().lastReload()).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "garbage", "-----BEGIN CERTIFICATE-----\nMIIB" })
	void aCertificateThatIsNoneKeepsTheOldOne(String content, CapturedOutput output) throws Exception {
		KeyMaterials materials = start();
		Files.writeString(this.certificate, content);
		awaitFailure(materials, "holds no certificate in PEM format");
		assertThat(materials.status().subject()).isEqualTo("CN=first");
		recover(materials);
		// Of these files: those of other tests may have gone in the view of their
		// watcher.
		assertThat(output.toString().lines().filter((line) -> line.contains(this.folder.toString()))).singleElement()
			.asString()
			.contains("The bundle main has changed and cannot be used");
		assertThat(output).doesNotContain("\tat ");
	}

	@Test
	void aMissingFileKeepsTheOldOne() throws Exception {
		KeyMaterials materials = start();
		Files.delete(this.key);
		awaitFailure(materials, "names a file that does not exist");
		recover(materials);
	}

	@ParameterizedTest
	@ValueSource(strings = { "false", "true" })
	void certificateAndKeyMayComeOneAfterTheOther(String verify) throws Exception {
		KeyMaterials materials = start(PEM + ".keystore.verify-keys=" + verify);
		TestKeys second = TestKeys.of("CN=second");
		Files.writeString(this.certificate, second.certificatePem());
		awaitFailure(materials, "does not belong to the certificate of CN=second");
		assertThat(materials.status().subject()).isEqualTo("CN=first");
		Files.writeString(this.key, second.keyPem());
		await().until(() -> materials.status().subject().equals("CN=second"));
		assertThat(materials.status().lastFailure()).isNull();
	}

	@Test
	void theOldFilesMayComeBack(CapturedOutput output) throws Exception {
		KeyMaterials materials = start();
		KeyMaterial before = materials.current();
		String content = Files.readString(this.certificate);
		Files.writeString(this.certificate, "garbage");
		awaitFailure(materials, "holds no certificate");
		Files.writeString(this.certificate, content);
		await().until(() -> materials.status().lastFailure() == null);
		assertThat(materials.current()).isSameAs(before);
		assertThat(output).contains("The bundle main is again the one in use");
	}

	@Test
	void anExpiredCertificateKeepsTheOldOne() throws Exception {
		KeyMaterials materials = start();
		TestKeys.of("CN=second", Instant.now().minus(Duration.ofDays(1))).write(this.folder);
		awaitFailure(materials, "has a certificate that has expired at");
		assertThat(materials.status().subject()).isEqualTo("CN=first");
		recover(materials);
	}

	/** As Kubernetes does with the folder of a secret. */
	@Test
	void linksMayBeSwapped() throws Exception {
		Path mount = Files.createDirectory(this.folder.resolve("mount"));
		TestKeys.of("CN=first").write(Files.createDirectory(mount.resolve("..1")));
		Files.createSymbolicLink(mount.resolve("..data"), Path.of("..1"));
		Files.createSymbolicLink(mount.resolve("tls.crt"), Path.of("..data/tls.crt"));
		Files.createSymbolicLink(mount.resolve("tls.key"), Path.of("..data/tls.key"));
		KeyMaterials materials = start(PEM + ".keystore.certificate=" + mount.resolve("tls.crt"),
				PEM + ".keystore.private-key=" + mount.resolve("tls.key"));
		for (int i = 2; i < 5; i++) {
			String subject = "CN=number " + i;
			TestKeys.of(subject).write(Files.createDirectory(mount.resolve(".." + i)));
			Path link = Files.createSymbolicLink(mount.resolve("..data_tmp"), Path.of(".." + i));
			Files.move(link, mount.resolve("..data"), StandardCopyOption.ATOMIC_MOVE);
			delete(mount.resolve(".." + (i - 1)));
			await().until(() -> materials.status().subject().equals(subject));
		}
		assertThat(materials.status().lastFailure()).isNull();
	}

	@Test
	void theFolderMayBeReplacedAsAWhole() throws Exception {
		Path live = Files.createDirectory(this.folder.resolve("live"));
		TestKeys.of("CN=first").write(live);
		KeyMaterials materials = start(PEM + ".keystore.certificate=" + live.resolve("tls.crt"),
				PEM + ".keystore.private-key=" + live.resolve("tls.key"));
		for (String subject : List.of("CN=second", "CN=third")) {
			delete(live);
			awaitFailure(materials, "names a file that does not exist");
			TestKeys.of(subject).write(Files.createDirectory(live));
			await().until(() -> materials.status().subject().equals(subject));
			assertThat(materials.status().lastFailure()).isNull();
		}
	}

	@Test
	void keystoresAreTakenOverToo() throws Exception {
		Path store = this.folder.resolve("keystore.p12");
		TestKeys.of("CN=first").writeKeystore(store, "s3cret");
		String bundle = "spring.ssl.bundle.jks.main";
		this.context = TlsStart.with("wharf.tls.bundle=main", bundle + ".keystore.location=" + store,
				bundle + ".keystore.password=s3cret", bundle + ".reload-on-update=true",
				"spring.ssl.bundle.watch.file.quiet-period=20ms");
		KeyMaterials materials = this.context.getBean(KeyMaterials.class);
		TestKeys.of("CN=second").writeKeystore(store, "another");
		awaitFailure(materials, "keystore.password does not open the keystore");
		TestKeys.of("CN=second").writeKeystore(store, "s3cret");
		await().until(() -> materials.status().subject().equals("CN=second"));
	}

	@Test
	void bundlesOfTheApplicationAreTakenOverToo() {
		this.context = TlsStart.with("wharf.tls.bundle=own", "test.own-bundle=own");
		KeyMaterials materials = this.context.getBean(KeyMaterials.class);
		SslBundleRegistry registry = this.context.getBean(SslBundleRegistry.class);
		registry.updateBundle("own", TlsStart.bundle(TestKeys.of("CN=second")));
		assertThat(materials.status().subject()).isEqualTo("CN=second");
		registry.updateBundle("own", SslBundle.of(null));
		assertThat(materials.status().subject()).isEqualTo("CN=second");
		assertThat(materials.status().lastFailure()).contains("wharf.tls.bundle brings no certificate");
	}

	/** With the files of {@link #writeKeys()}, unless told otherwise. */
	private KeyMaterials start(String... more) {
		Map<String, String> properties = new LinkedHashMap<>(
				Map.of("wharf.tls.bundle", "main", PEM + ".keystore.certificate", this.certificate.toString(),
						PEM + ".keystore.private-key", this.key.toString(), PEM + ".reload-on-update", "true",
						"spring.ssl.bundle.watch.file.quiet-period", "20ms"));
		for (String property : more) {
			properties.put(property.substring(0, property.indexOf('=')), property.substring(property.indexOf('=') + 1));
		}
		this.context = TlsStart.with(properties.entrySet().stream().map(Object::toString).toArray(String[]::new));
		return this.context.getBean(KeyMaterials.class);
	}

	private void awaitFailure(KeyMaterials materials, String failure) {
		await().untilAsserted(() -> assertThat(materials.status().lastFailure()).contains(failure));
	}

	private void recover(KeyMaterials materials) throws IOException {
		TestKeys.of("CN=good again").write(this.folder);
		await().until(() -> materials.status().subject().equals("CN=good again"));
		assertThat(materials.status().lastFailure()).isNull();
	}

	private static void delete(Path folder) throws IOException {
		for (String name : List.of("tls.crt", "tls.key")) {
			Files.delete(folder.resolve(name));
		}
		Files.delete(folder);
	}

}
