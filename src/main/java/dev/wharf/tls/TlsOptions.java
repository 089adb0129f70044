package dev.wharf.tls;

import java.util.Arrays;
import java.util.List;
import java.util.Set;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;

import dev.wharf.property.InvalidPropertyException;

import org.springframework.boot.ssl.SslOptions;

/**
 * Which protocols and ciphers are spoken: the bundle's options, as far as they can work
 * and are not known to be broken.
 *
 * @param protocols the versions, by their standard names
 * @param ciphers the cipher suites, by their standard names, the best first
 */
record TlsOptions(List<String> protocols, List<String> ciphers) {

	private static final List<String> SAFE = List.of("TLSv1.3", "TLSv1.2");

	private static final Set<String> BROKEN = Set.of("SSLv2Hello", "SSLv3", "TLSv1", "TLSv1.1");

	/** Takes its own unmodifiable copies. */
	TlsOptions {
		protocols = List.copyOf(protocols);
		ciphers = List.copyOf(ciphers);
	}

	/**
	 * Takes what the bundle says, and for the rest safe protocols and Java's ciphers.
	 * @throws InvalidPropertyException when a name is unknown, a protocol is older than
	 * TLS 1.2, or ciphers and protocols do not go together
	 */
	static TlsOptions of(SslOptions options, SSLContext context, BundleNames names) {
		String[] protocols = options.getEnabledProtocols();
		String[] ciphers = options.getCiphers();
		SSLParameters supported = context.getSupportedSSLParameters();
		TlsOptions chosen = new TlsOptions(
				(protocols != null) ? protocols(names.protocols(), List.of(protocols)) : SAFE,
				(ciphers != null) ? ciphers(names.ciphers(), List.of(ciphers), List.of(supported.getCipherSuites()))
						: Arrays.asList(context.getDefaultSSLParameters().getCipherSuites()));
		chosen.requireMatch(names);
		return chosen;
	}

	private static List<String> protocols(String property, List<String> protocols) {
		for (String protocol : protocols) {
			if (BROKEN.contains(protocol)) {
				throw new InvalidPropertyException(property, protocol, "is a protocol that protects no more",
						"Set it to TLSv1.3, TLSv1.2 or both, or remove it for both.");
			}
		}
		return known(property, protocols, SAFE, "a protocol");
	}

	private static List<String> ciphers(String property, List<String> ciphers, List<String> supported) {
		return known(property, ciphers, supported, "a cipher suite");
	}

	private static List<String> known(String property, List<String> values, List<String> supported, String kind) {
		if (values.isEmpty()) {
			throw new InvalidPropertyException(property, null, "is empty", "Name at least one, or remove it.");
		}
		for (String value : values) {
			if (!supported.contains(value)) {
				throw new InvalidPropertyException(property, value, "is not %s that this Java knows".formatted(kind),
						"Use any of: " + String.join(", ", supported) + ".");
			}
		}
		return values;
	}

	/** TLS 1.3 has cipher suites of its own, whose names say nothing of the key. */
	private void requireMatch(BundleNames names) {
		boolean usable = this.ciphers.stream()
			.anyMatch((cipher) -> this.protocols.contains(cipher.contains("_WITH_") ? "TLSv1.2" : "TLSv1.3"));
		if (!usable) {
			throw new InvalidPropertyException(names.ciphers(), String.join(", ", this.ciphers),
					"has no cipher suite for " + String.join(" or ", this.protocols),
					"Add one, or change %s.".formatted(names.protocols()));
		}
	}

}
