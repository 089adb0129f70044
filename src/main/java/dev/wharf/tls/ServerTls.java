package dev.wharf.tls;

import dev.wharf.tls.TlsEngine.Carrier;
import dev.wharf.tls.TlsProperties.ClientCertificates;
import dev.wharf.tls.TlsProperties.DataProtection;
import dev.wharf.tls.TlsProperties.Mode;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * What the service offers and demands in the way of TLS, and where control connections
 * get theirs from. Thread-safe.
 */
@Component
public final class ServerTls {

	private final TlsProperties properties;

	private final @Nullable KeyMaterials materials;

	private final RecordBuffers records = new RecordBuffers();

	/**
	 * Takes note of the configuration.
	 * @param properties what is offered and demanded
	 * @param materials keys and certificates; without them nothing is offered
	 */
	ServerTls(TlsProperties properties, @Nullable KeyMaterials materials) {
		this.properties = properties;
		this.materials = materials;
	}

	/**
	 * Whether there is TLS on any port.
	 * @return {@code true} where there is a certificate
	 */
	public boolean isOffered() {
		return this.materials != null;
	}

	/**
	 * Whether clients can secure a connection to the main port (explicit FTPS, RFC 4217).
	 * @return {@code true} unless TLS is off there
	 */
	public boolean offersExplicit() {
		return this.materials != null && this.properties.effectiveMode() != Mode.OFF;
	}

	/**
	 * Whether clients must secure a connection before they log in.
	 * @return {@code true} where it is demanded
	 */
	public boolean requiresControl() {
		return this.properties.effectiveMode() == Mode.REQUIRED;
	}

	/**
	 * Whether data connections of secured sessions must be protected (PROT P).
	 * @return {@code true} where it is demanded
	 */
	public boolean requiresData() {
		return this.properties.data() == DataProtection.REQUIRED;
	}

	/**
	 * Whether a secured control connection may go back to the clear (CCC).
	 * @return {@code true} where it is allowed
	 */
	public boolean offersClearCommandChannel() {
		return this.properties.clearCommandChannel();
	}

	/**
	 * Whether a certificate of the client's stands for a password.
	 * @return {@code true} where it does
	 */
	public boolean offersLoginByCertificate() {
		return this.properties.loginByCertificate() && this.properties.clientCertificates() != ClientCertificates.NONE;
	}

	/**
	 * Begins TLS on a control connection with the keys of the moment.
	 * @param carrier takes sealed octets to the client
	 * @return the TLS of that connection, waiting for the client's first message
	 */
	public ControlTls begin(Carrier carrier) {
		if (this.materials == null) {
			throw new IllegalStateException("TLS is not configured");
		}
		return new ControlTls(this.materials.current(), this.properties, this.records, carrier);
	}

}
