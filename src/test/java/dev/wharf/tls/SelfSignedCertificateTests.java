package dev.wharf.tls;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

import dev.wharf.property.InvalidPropertyException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The certificate of a start for development.
 */
@Isolated("it reads the output of the JVM")
@ExtendWith(OutputCaptureExtension.class)
class SelfSignedCertificateTests {

	@TempDir
	private Path folder;

	@Test
	void isForThisMachineUnderItsLocalNames(CapturedOutput output) throws Exception {
		try (ConfigurableApplicationContext context = TlsStart.with("wharf.tls.self-signed=true")) {
			X509Certificate certificate = context.getBean(KeyMaterials.class).current().certificate();
			List<Object> names = certificate.getSubjectAlternativeNames()
				.stream()
				.<Object>map((name) -> name.get(1))
				.toList();
			assertThat(names).contains("localhost", "127.0.0.1", "0:0:0:0:0:0:0:1");
			assertThat(((ECPublicKey) certificate.getPublicKey()).getParams().getOrder().bitLength()).isEqualTo(256);
			String fingerprint = HexFormat.ofDelimiter(":")
				.withUpperCase()
				.formatHex(MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded()));
			assertThat(output).contains("WARN", "It is for development", "fingerprint: " + fingerprint);
			assertThat(context.getBean(KeyMaterials.class).status().bundle()).isEqualTo("self-signed");
		}
	}

	@Test
	void isAnotherOneEachTimeAndLeavesNoFiles() throws Exception {
		SelfSignedCertificate maker = new SelfSignedCertificate(Path.of(System.getProperty("java.home")));
		List<Path> before = leftovers();
		KeyStore first = maker.read().getStores().getKeyStore();
		KeyStore second = maker.read().getStores().getKeyStore();
		assertThat(first.getCertificate("wharf")).isNotEqualTo(second.getCertificate("wharf"));
		assertThat(leftovers()).isEqualTo(before);
	}

	@Test
	void needsKeytool() {
		assertThatExceptionOfType(InvalidPropertyException.class)
			.isThrownBy(() -> new SelfSignedCertificate(this.folder).read())
			.satisfies((ex) -> {
				assertThat(ex.description()).isEqualTo("The value \"true\" of wharf.tls.self-signed needs the program"
						+ " keytool, which is not in " + this.folder.resolve("bin") + ".");
				assertThat(ex.mend()).contains("Run Wharf with a Java that has bin/keytool", "wharf.tls.bundle");
			});
	}

	private static List<Path> leftovers() throws Exception {
		try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
			return files.filter((file) -> file.getFileName().toString().startsWith("wharf-tls-")).toList();
		}
	}

}
