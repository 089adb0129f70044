package dev.wharf.tls;

import java.time.Duration;
import java.util.Locale;

import dev.wharf.property.InvalidPropertyException;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Whether and how FTP is secured with TLS.
 *
 * @param bundle the SSL bundle (spring.ssl.bundle.pem.* or spring.ssl.bundle.jks.*) that
 * has the server's key and certificate; its options say which protocols and ciphers are
 * in use
 * @param selfSigned whether a certificate is made at each start. For development: no
 * client can know it
 * @param mode explicit FTPS on the main port: off, optional, or required before a login;
 * optional when there is a certificate, else off
 * @param implicit FTPS on a port of its own
 * @param data whether secured sessions choose if their transfers are secured, or have to
 * (PROT P)
 * @param clientCertificates whether clients are asked for a certificate, which the
 * bundle's truststore has to vouch for
 * @param loginByCertificate whether a user whose certificate the client shows is not
 * asked for a password
 * @param sessionReuse what becomes of data connections that do not resume the TLS session
 * of their control connection: nothing, it is counted, or they are refused
 * @param handshakeTimeout how long a client may take for a TLS handshake
 * @param closeTimeout how long the end of a data connection waits for the client's
 * close_notify
 * @param requireCloseNotify whether an upload that ends without close_notify is
 * incomplete; some old clients never send it
 * @param clearCommandChannel whether a client may go back to clear text after its login
 * (CCC)
 * @param sessionCacheSize how many sessions of TLS 1.2 are kept to be resumed; those of
 * TLS 1.3 are with the clients, sealed
 * @param sessionTimeout how long TLS sessions can be resumed
 * @param expiryWarning how long before the certificate's end health warns
 */
@Validated
@ConfigurationProperties("wharf.tls")
public record TlsProperties(@Nullable String bundle, @DefaultValue("false") boolean selfSigned, @Nullable Mode mode,
		@DefaultValue @Valid Implicit implicit, @DefaultValue("optional") DataProtection data,
		@DefaultValue("none") ClientCertificates clientCertificates, @DefaultValue("false") boolean loginByCertificate,
		@DefaultValue("observe") SessionReuse sessionReuse,
		@DefaultValue("10s") @DurationMin(millis = 1) @DurationMax(hours = 1) Duration handshakeTimeout,
		@DefaultValue("2s") @DurationMin @DurationMax(hours = 1) Duration closeTimeout,
		@DefaultValue("true") boolean requireCloseNotify, @DefaultValue("false") boolean clearCommandChannel,
		@DefaultValue("20480") @Min(1) int sessionCacheSize,
		@DefaultValue("24h") @DurationMin(seconds = 1) @DurationMax(days = 7) Duration sessionTimeout,
		@DefaultValue("30d") @DurationMin Duration expiryWarning) {

	/**
	 * Takes an empty bundle for none, as a template may leave one.
	 * @throws InvalidPropertyException when properties contradict each other
	 */
	public TlsProperties {
		bundle = (bundle != null && !bundle.isBlank()) ? bundle : null;
		if (bundle != null && selfSigned) {
			throw new InvalidPropertyException("wharf.tls.self-signed", "true",
					"contradicts wharf.tls.bundle, which names the bundle \"%s\"".formatted(bundle),
					"Remove one of the two: the bundle has a certificate, self-signed makes one.");
		}
		if (bundle == null && !selfSigned) {
			refuseWithoutCertificate(mode == Mode.OPTIONAL || mode == Mode.REQUIRED, "mode", mode);
			refuseWithoutCertificate(implicit.port() != null, "implicit.port", implicit.port());
			refuseWithoutCertificate(data == DataProtection.REQUIRED, "data", data);
			refuseWithoutCertificate(clientCertificates != ClientCertificates.NONE, "client-certificates",
					clientCertificates);
			refuseWithoutCertificate(sessionReuse == SessionReuse.ENFORCE, "session-reuse", sessionReuse);
		}
		if (selfSigned && clientCertificates != ClientCertificates.NONE) {
			throw new InvalidPropertyException("wharf.tls.client-certificates", value(clientCertificates),
					"needs authorities to trust, and wharf.tls.self-signed brings none",
					"Set wharf.tls.bundle, in place of self-signed, to an SSL bundle that has a truststore too"
							+ " (spring.ssl.bundle.pem.<name>.truststore.certificate).");
		}
		if (loginByCertificate && clientCertificates == ClientCertificates.NONE) {
			throw new InvalidPropertyException("wharf.tls.login-by-certificate", "true",
					"has no effect as long as wharf.tls.client-certificates is none",
					"Set wharf.tls.client-certificates to want or need, or remove wharf.tls.login-by-certificate.");
		}
	}

	/** Whoever demands protection is not to believe in one that is not there. */
	private static void refuseWithoutCertificate(boolean demanded, String name, @Nullable Object value) {
		if (demanded) {
			throw new InvalidPropertyException("wharf.tls." + name, value(value),
					"needs a certificate, and there is none",
					"Set wharf.tls.bundle to the name of an SSL bundle (spring.ssl.bundle.pem.<name>.keystore"
							+ ".certificate and .private-key), or for development set wharf.tls.self-signed to true.");
		}
	}

	/** As it is written in properties. */
	private static String value(@Nullable Object value) {
		return String.valueOf(value).toLowerCase(Locale.ROOT);
	}

	/**
	 * Explicit FTPS as it comes out of {@code mode} and of whether there is a
	 * certificate.
	 * @return the mode in force
	 */
	public Mode effectiveMode() {
		if (this.mode != null) {
			return this.mode;
		}
		return hasCertificate() ? Mode.OPTIONAL : Mode.OFF;
	}

	/**
	 * Whether TLS can be spoken at all.
	 * @return {@code true} with a bundle, or a certificate made at start
	 */
	public boolean hasCertificate() {
		return this.bundle != null || this.selfSigned;
	}

	/** Explicit FTPS: clients begin in clear and send AUTH TLS. */
	public enum Mode {

		/** AUTH is not offered on the main port. */
		OFF,

		/** Clients may secure their session. */
		OPTIONAL,

		/** Clients must secure their session before they log in. */
		REQUIRED

	}

	/** Whether transfers of secured sessions have to be secured too. */
	public enum DataProtection {

		/** The client decides by PROT. */
		OPTIONAL,

		/** PROT C, and transfers in clear, are refused. */
		REQUIRED

	}

	/** Whether clients have to show a certificate. */
	public enum ClientCertificates {

		/** They are not asked. */
		NONE,

		/** They are asked, and may go without. */
		WANT,

		/** Without a trusted certificate there is no connection. */
		NEED

	}

	/** What a data connection's TLS session has to do with its control connection's. */
	public enum SessionReuse {

		/** Nobody looks. */
		IGNORE,

		/** It is counted. */
		OBSERVE,

		/** Data connections that do not resume it are refused. */
		ENFORCE

	}

	/**
	 * FTPS on a port of its own, where connections begin with TLS.
	 *
	 * @param port the port; 0 takes any free one, none when it is not set
	 */
	public record Implicit(@Nullable @Min(0) @Max(65535) Integer port) {
	}

}
