package dev.wharf.tls;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

import dev.wharf.property.InvalidPropertyException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslStoreBundle;
import org.springframework.util.FileSystemUtils;

/**
 * A certificate made at start, so that FTPS can be tried without any files. Java has no
 * public interface that makes certificates, so its {@code keytool} does.
 */
final class SelfSignedCertificate implements KeySource {

	private static final Logger logger = LoggerFactory.getLogger(SelfSignedCertificate.class);

	private static final String PROPERTY = "wharf.tls.self-signed";

	private static final String ALIAS = "wharf";

	private static final String PASSWORD_VARIABLE = "WHARF_KEYSTORE_PASSWORD";

	private static final String HOST_NAME = "(?=.*[A-Za-z])[A-Za-z0-9]([A-Za-z0-9-.]*[A-Za-z0-9])?";

	private static final int SECONDS = 120;

	private final Path javaHome;

	/**
	 * Makes nothing yet.
	 * @param javaHome the Java whose keytool is used
	 */
	SelfSignedCertificate(Path javaHome) {
		this.javaHome = javaHome;
	}

	@Override
	public String name() {
		return "self-signed";
	}

	@Override
	public BundleNames names() {
		return BundleNames.ofWhole(PROPERTY);
	}

	/** Makes another one at each call. */
	@Override
	public SslBundle read() {
		try {
			Path folder = Files.createTempDirectory("wharf-tls-");
			try {
				return make(folder);
			}
			finally {
				FileSystemUtils.deleteRecursively(folder);
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw failure("could not be made, as the start was interrupted", ex);
		}
		catch (IOException | GeneralSecurityException ex) {
			throw failure("could not be made into a certificate (%s)".formatted(ex.getMessage()), ex);
		}
	}

	private SslBundle make(Path folder) throws IOException, InterruptedException, GeneralSecurityException {
		String password = password();
		Path file = folder.resolve("keystore.p12");
		runKeytool(file, password);
		KeyStore store = KeyStore.getInstance("PKCS12");
		try (InputStream content = Files.newInputStream(file)) {
			store.load(content, password.toCharArray());
		}
		logger.warn("""
				FTPS uses a certificate that was made for this start alone (wharf.tls.self-signed). It is for \
				development: clients cannot tell this server from an impostor. Set wharf.tls.bundle to have one of \
				your own. SHA-256 fingerprint: {}""", fingerprint(store.getCertificate(ALIAS)));
		return SslBundle.of(SslStoreBundle.of(store, password, null));
	}

	private void runKeytool(Path file, String password) throws IOException, InterruptedException {
		Path keytool = keytool();
		String host = host();
		String names = "SAN=dns:localhost,ip:127.0.0.1,ip:::1" + ((host != null) ? ",dns:" + host : "");
		Path output = file.resolveSibling("output");
		ProcessBuilder builder = new ProcessBuilder(keytool.toString(), "-genkeypair", "-alias", ALIAS, "-keyalg", "EC",
				"-groupname", "secp256r1", "-dname", "CN=" + ((host != null) ? host : "localhost"), "-ext", names,
				"-validity", "365", "-storetype", "PKCS12", "-keystore", file.toString(), "-storepass:env",
				PASSWORD_VARIABLE, "-J-XX:TieredStopAtLevel=1")
			.redirectErrorStream(true)
			.redirectOutput(output.toFile());
		builder.environment().keySet().removeAll(Set.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS"));
		builder.environment().put(PASSWORD_VARIABLE, password);
		Process process = builder.start();
		if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
			process.destroyForcibly();
			throw new IOException("keytool did not end within %d seconds".formatted(SECONDS));
		}
		if (process.exitValue() != 0) {
			throw new IOException("keytool said: " + Files.readString(output).strip());
		}
	}

	private Path keytool() {
		for (String name : List.of("keytool", "keytool.exe")) {
			Path keytool = this.javaHome.resolve("bin").resolve(name);
			if (Files.isExecutable(keytool)) {
				return keytool;
			}
		}
		throw failure("needs the program keytool, which is not in " + this.javaHome.resolve("bin"), null);
	}

	private static InvalidPropertyException failure(String problem, @Nullable Exception cause) {
		return new InvalidPropertyException(PROPERTY, "true", problem,
				"Run Wharf with a Java that has bin/keytool, or set wharf.tls.bundle to an SSL bundle with a"
						+ " certificate of your own.",
				cause);
	}

	/**
	 * What others on the network may call this machine, if that can be in a certificate.
	 */
	private static @Nullable String host() {
		try {
			String name = InetAddress.getLocalHost().getHostName();
			return name.matches(HOST_NAME) && !name.equals("localhost") ? name : null;
		}
		catch (UnknownHostException ex) {
			return null;
		}
	}

	private static String password() {
		byte[] secret = new byte[16];
		new SecureRandom().nextBytes(secret);
		return Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
	}

	private static String fingerprint(Certificate certificate) throws GeneralSecurityException {
		byte[] digest = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
		return HexFormat.ofDelimiter(":").withUpperCase().formatHex(digest);
	}

	/** Nothing ever changes. */
	@Override
	public Object contents() {
		return this;
	}

}
