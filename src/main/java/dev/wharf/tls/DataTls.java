package dev.wharf.tls;

import java.security.cert.X509Certificate;
import java.time.Duration;

import dev.wharf.tls.TlsEngine.Carrier;
import dev.wharf.tls.TlsProperties.SessionReuse;

/**
 * The TLS of one data connection: a part of its control connection's.
 */
public final class DataTls {

	private final ControlTls control;

	DataTls(ControlTls control) {
		this.control = control;
	}

	/**
	 * Begins TLS on the connection; we are the server whoever has opened it (RFC 4217
	 * section 7).
	 * @param carrier takes sealed octets to the client
	 * @return an engine that waits for the client's first message
	 */
	public TlsEngine begin(Carrier carrier) {
		return this.control.dataEngine(carrier);
	}

	/**
	 * Decides after the handshake whether this is the control connection's client.
	 * @param engine the engine of {@link #begin}, established
	 * @return the decision
	 */
	public Verdict judge(TlsEngine engine) {
		boolean resumed = this.control.isResumedBy(engine);
		this.control.replaceTicket();
		return new Verdict(engine.session().getProtocol(), resumed, objection(engine, resumed));
	}

	private String objection(TlsEngine engine, boolean resumed) {
		if (resumed) {
			return "";
		}
		if (this.control.properties().sessionReuse() == SessionReuse.ENFORCE) {
			return "The data connection must resume the TLS session of the control connection";
		}
		X509Certificate expected = this.control.clientCertificate();
		if (expected != null && !expected.equals(ControlTls.clientCertificate(engine))) {
			return "The data connection must show the same certificate as the control connection";
		}
		return "";
	}

	/**
	 * How long the client may take for the handshake.
	 * @return the time
	 */
	public Duration handshakeTimeout() {
		return this.control.properties().handshakeTimeout();
	}

	/**
	 * How long the end of a download waits for the client's close_notify.
	 * @return the time
	 */
	public Duration closeTimeout() {
		return this.control.properties().closeTimeout();
	}

	/**
	 * Whether an upload is whole only if the client has said so by close_notify.
	 * @return {@code false} for clients that never do
	 */
	public boolean requiresCloseNotify() {
		return this.control.properties().requireCloseNotify();
	}

	/**
	 * What became of a data connection's handshake.
	 *
	 * @param protocol such as {@code TLSv1.3}
	 * @param resumed whether the control connection's session was resumed
	 * @param objection why the connection is not to be used, empty if it is
	 */
	public record Verdict(String protocol, boolean resumed, String objection) {

		/**
		 * Whether the connection may be used.
		 * @return {@code true} when there is no objection
		 */
		public boolean accepted() {
			return this.objection.isEmpty();
		}

	}

}
