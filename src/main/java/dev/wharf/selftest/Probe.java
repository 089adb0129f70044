package dev.wharf.selftest;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Visits a service once, as a program of its own: in, a file up and down again, and out.
 * Its arguments are the host, the control port and, for a visit under explicit TLS, a
 * file with the certificate of the service in PEM; {@code FTP_USER} and
 * {@code FTP_PASSWORD} in the environment say who visits.
 */
public final class Probe {

	private static final Logger logger = LoggerFactory.getLogger(Probe.class);

	private static final Duration TIMEOUT = Duration.ofSeconds(30);

	private static final String USER = "FTP_USER";

	private static final String PASSWORD = "FTP_PASSWORD";

	private Probe() {
	}

	/**
	 * Exits with 0 if all went well, 1 otherwise.
	 * @param args host, port and perhaps a certificate
	 */
	public static void main(String[] args) {
		String problem = visit(List.of(args), System.getenv());
		if (problem != null) {
			logger.error(problem);
			System.exit(1);
		}
		logger.info("A file went up and came back whole");
	}

	/** Tells what went wrong, if something did. */
	private static @Nullable String visit(List<String> arguments, Map<String, String> environment) {
		if (arguments.size() < 2 || arguments.size() > 3 || !arguments.get(1).matches("\\d{1,5}")) {
			return "Say host, port and, for TLS, the file of the certificate.";
		}
		if (!environment.containsKey(USER) || !environment.containsKey(PASSWORD)) {
			return "Set %s and %s in the environment.".formatted(USER, PASSWORD);
		}
		InetSocketAddress server = new InetSocketAddress(arguments.get(0), Integer.parseInt(arguments.get(1)));
		if (server.isUnresolved()) {
			return "There is no host %s.".formatted(server.getHostString());
		}
		try {
			OwnCertificate trust = (arguments.size() > 2) ? certificate(Path.of(arguments.get(2))) : null;
			return new Visit(server, false, trust,
					new SelfTestProperties(true, TIMEOUT, TIMEOUT, environment.get(USER), environment.get(PASSWORD)))
				.run();
		}
		catch (IOException | CertificateException ex) {
			return "The certificate in %s cannot be read: %s".formatted(arguments.get(2), ex.getMessage());
		}
	}

	/** The first in the file: those of its issuers come after it. */
	private static OwnCertificate certificate(Path file) throws IOException, CertificateException {
		try (InputStream content = Files.newInputStream(file)) {
			X509Certificate ours = (X509Certificate) CertificateFactory.getInstance("X.509")
				.generateCertificate(content);
			return new OwnCertificate(ours::equals);
		}
	}

}
