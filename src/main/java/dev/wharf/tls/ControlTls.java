package dev.wharf.tls;

import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.UUID;

import javax.net.ssl.SSLPeerUnverifiedException;

import dev.wharf.tls.TlsEngine.Carrier;
import org.jspecify.annotations.Nullable;

/**
 * The TLS of one control connection, and the origin of that of its data connections: they
 * use the same keys, even after a reload, so that they can resume its session.
 *
 * <p>
 * A session is known by a name that it gets here in place of the peer's host. JSSE keeps
 * that name in the session, cached or sealed into a ticket, so that a data connection
 * which resumes it brings the name along. Thread-safe.
 */
public final class ControlTls {

	/** Each costs half a kilobyte until the session ends. */
	private static final int MOST_TICKETS = 10_000;

	private final KeyMaterial material;

	private final TlsProperties properties;

	private final RecordBuffers records;

	private final TlsEngine engine;

	private final String name = newName();

	private final long begun = System.nanoTime();

	private int newTickets;

	ControlTls(KeyMaterial material, TlsProperties properties, RecordBuffers records, Carrier carrier) {
		this.material = material;
		this.properties = properties;
		this.records = records;
		this.engine = new TlsEngine(material.engine(this.name), true, records, carrier);
	}

	/**
	 * Data connections have names of their own, too: a control connection may resume the
	 * session of one, and none that begins later must look like it.
	 */
	private static String newName() {
		return UUID.randomUUID().toString();
	}

	/**
	 * Seals and opens what travels on the connection.
	 * @return the engine
	 */
	public TlsEngine engine() {
		return this.engine;
	}

	/**
	 * Whether the client has let the handshake take longer than it may.
	 * @return {@code true} when the connection should be closed
	 */
	public boolean isOverdue() {
		return !this.engine.isEstablished() && age().compareTo(this.properties.handshakeTimeout()) > 0;
	}

	/**
	 * For how long there has been TLS, or the wish for it.
	 * @return the time since the client was allowed to begin
	 */
	public Duration age() {
		return Duration.ofNanos(System.nanoTime() - this.begun);
	}

	/**
	 * Whether the session is that of an earlier connection, once it is established.
	 * @return {@code true} when the client has resumed it
	 */
	public boolean isResumed() {
		return !this.engine.session().getPeerHost().equals(this.name);
	}

	/**
	 * The version in use.
	 * @return such as {@code TLSv1.3}
	 */
	public String protocol() {
		return this.engine.session().getProtocol();
	}

	/**
	 * The cipher suite in use.
	 * @return its standard name
	 */
	public String cipherSuite() {
		return this.engine.session().getCipherSuite();
	}

	/**
	 * Who the client has proved to be.
	 * @return its certificate, verified, or {@code null} when it has shown none
	 */
	public @Nullable X509Certificate clientCertificate() {
		return clientCertificate(this.engine);
	}

	static @Nullable X509Certificate clientCertificate(TlsEngine engine) {
		try {
			Certificate[] chain = engine.session().getPeerCertificates();
			return (chain[0] instanceof X509Certificate certificate) ? certificate : null;
		}
		catch (SSLPeerUnverifiedException ex) {
			return null;
		}
	}

	/**
	 * Prepares the TLS of a data connection.
	 * @return the TLS of that connection
	 */
	public DataTls data() {
		return new DataTls(this);
	}

	/**
	 * Begins TLS on a data connection, on which there are no tickets: a client that
	 * uploads leaves them unread, and its close would turn into a reset that destroys the
	 * end of what it has written.
	 */
	TlsEngine dataEngine(Carrier carrier) {
		return new TlsEngine(this.material.engine(newName()), false, this.records, carrier);
	}

	boolean isResumedBy(TlsEngine data) {
		return data.session().getPeerHost().equals(this.engine.session().getPeerHost());
	}

	/**
	 * Makes up for the ticket that a data connection may have used up, with the next
	 * reply. OpenSSL and JSSE use each of them once, and JSSE itself takes those that are
	 * not given in a handshake but once: so each transfer has to bring a new one.
	 */
	synchronized void replaceTicket() {
		if (this.engine.isTls13() && this.newTickets < MOST_TICKETS) {
			this.newTickets++;
			this.engine.offerTicket();
		}
	}

	TlsProperties properties() {
		return this.properties;
	}

}
