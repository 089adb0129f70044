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

	/** After so many uses, a client that uses tickets once should get new ones. */
	private static final int TICKETS_USED = 2;

	private final KeyMaterial material;

	private final TlsProperties properties;

	private final RecordBuffers records;

	private final TlsEngine engine;

	private final long begun = System.nanoTime();

	private boolean resumedBefore;

	private int ticketsUsed;

	/** The client uses each ticket once, as RFC 8446 appendix C.4 suggests. */
	private boolean wantsNewTickets;

	private int newTickets;

	ControlTls(KeyMaterial material, TlsProperties properties, RecordBuffers records, Carrier carrier) {
		this.material = material;
		this.properties = properties;
		this.records = records;
		this.engine = new TlsEngine(material.engine(UUID.randomUUID().toString()), true, records, carrier);
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
		Duration lasted = Duration.ofNanos(System.nanoTime() - this.begun);
		return !this.engine.isEstablished() && lasted.compareTo(this.properties.handshakeTimeout()) > 0;
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
	 * @param clientReads whether the client only reads from it; one that only writes
	 * leaves session tickets unread, and its close would turn into a reset that destroys
	 * the end of what it has written
	 * @return the TLS of that connection
	 */
	public synchronized DataTls data(boolean clientReads) {
		boolean tickets = clientReads && this.ticketsUsed >= TICKETS_USED;
		this.ticketsUsed = tickets ? 0 : this.ticketsUsed + 1;
		return new DataTls(this, tickets);
	}

	TlsEngine dataEngine(boolean tickets, Carrier carrier) {
		return new TlsEngine(this.material.engine("data"), tickets, this.records, carrier);
	}

	boolean isResumedBy(TlsEngine data) {
		return data.session().getPeerHost().equals(this.engine.session().getPeerHost());
	}

	/**
	 * Takes note of a data connection. A client that has resumed the session and then
	 * does not has run out of tickets: from then on it gets a new one with the next reply
	 * each time. To give them to all would harm those who use one again and again, since
	 * JSSE takes tickets that were not given in a handshake but once.
	 */
	synchronized void note(boolean resumed) {
		this.wantsNewTickets |= this.resumedBefore && !resumed;
		this.resumedBefore |= resumed;
		if (this.wantsNewTickets && this.engine.isTls13() && this.newTickets < MOST_TICKETS) {
			this.newTickets++;
			this.engine.offerTicket();
		}
	}

	TlsProperties properties() {
		return this.properties;
	}

}
