package dev.wharf.tls;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.locks.ReentrantLock;

import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSession;

/**
 * The server's end of one TLS connection, without a socket: sealed octets go in, plain
 * ones come out, and the other way round. It never waits for the client, so that the
 * blocking modes, the reactor and data connections share it. One thread may receive while
 * others send.
 */
public final class TlsEngine {

	private static final String TLS_1_3 = "TLSv1.3";

	private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

	private final SSLEngine engine;

	private final boolean tickets;

	private final RecordBuffers records;

	private final Carrier carrier;

	private final ReentrantLock sealing = new ReentrantLock();

	private volatile boolean established;

	/**
	 * Makes an engine that waits for the client's first message.
	 * @param engine in server mode, configured
	 * @param tickets whether the client is given TLS 1.3 session tickets
	 * @param records room for single records
	 * @param carrier takes sealed octets to the client, in the order of the calls
	 */
	TlsEngine(SSLEngine engine, boolean tickets, RecordBuffers records, Carrier carrier) {
		this.engine = engine;
		this.tickets = tickets;
		this.records = records;
		this.carrier = carrier;
	}

	/** Takes sealed octets to the client. */
	@FunctionalInterface
	public interface Carrier {

		/**
		 * Sends all of them; may wait.
		 * @param sealed whole records; the buffer is the caller's again afterwards
		 * @throws IOException when the client is gone
		 */
		void send(ByteBuffer sealed) throws IOException;

	}

	/** Why {@link #receive} has stopped. */
	public enum Stop {

		/** More sealed octets are needed. */
		EMPTY,
		/** There is no room for the next plain octets. */
		FULL,
		/** The client has ended the connection in the orderly way (close_notify). */
		CLOSED

	}

	/**
	 * Opens what has arrived, and answers what belongs to TLS itself.
	 * @param sealed what has arrived; what is left in it afterwards is the beginning of a
	 * record, to be given again with more
	 * @param plain takes the content; it needs the room of {@code sealed}'s whole content
	 * @return why it has stopped
	 * @throws SSLException when the client breaks the protocol; an alert is on its way to
	 * it
	 * @throws IOException when the client is gone
	 */
	public Stop receive(ByteBuffer sealed, ByteBuffer plain) throws IOException {
		try {
			while (true) {
				settle();
				if (this.engine.isInboundDone()) {
					return Stop.CLOSED;
				}
				SSLEngineResult result = this.engine.unwrap(sealed, plain);
				switch (result.getStatus()) {
					case BUFFER_UNDERFLOW -> {
						return Stop.EMPTY;
					}
					case BUFFER_OVERFLOW -> {
						return Stop.FULL;
					}
					case CLOSED -> {
						return Stop.CLOSED;
					}
					case OK -> {
						if (result.bytesConsumed() == 0 && isIdle()) {
							return Stop.EMPTY;
						}
					}
				}
			}
		}
		catch (SSLException ex) {
			sendAlert();
			throw ex;
		}
	}

	/** Does all that TLS wants done before it reads on. */
	private void settle() throws IOException {
		while (true) {
			switch (this.engine.getHandshakeStatus()) {
				case NEED_TASK -> {
					refuseRenegotiation();
					runTasks();
				}
				case NEED_WRAP -> {
					if (!speak()) {
						// It has only learned that the handshake is over.
						notice();
						return;
					}
				}
				default -> {
					notice();
					return;
				}
			}
		}
	}

	private boolean isIdle() {
		HandshakeStatus status = this.engine.getHandshakeStatus();
		return status == HandshakeStatus.NOT_HANDSHAKING || status == HandshakeStatus.NEED_UNWRAP;
	}

	/**
	 * A client that negotiates again and again makes us calculate for nothing, and what
	 * it said before and after may be two clients' (RFC 5746).
	 */
	private void refuseRenegotiation() throws SSLException {
		if (this.established) {
			throw new SSLHandshakeException("The client tried to renegotiate");
		}
	}

	private void runTasks() {
		for (Runnable task = this.engine.getDelegatedTask(); task != null; task = this.engine.getDelegatedTask()) {
			task.run();
		}
	}

	/** Sends one message of TLS's own; tells whether there was one. */
	private boolean speak() throws IOException {
		this.sealing.lock();
		try {
			if (!this.tickets) {
				withholdTickets();
			}
			ByteBuffer record = this.records.take();
			SSLEngineResult result = this.engine.wrap(NOTHING.duplicate(), record);
			this.carrier.send(record.flip());
			this.records.giveBack(record);
			return result.bytesProduced() > 0;
		}
		finally {
			this.sealing.unlock();
		}
	}

	/**
	 * Tickets are for sessions that may be resumed, and this one is not any more. In TLS
	 * 1.2 a session may be shared with other connections and has to stay.
	 */
	private void withholdTickets() {
		SSLSession session = this.engine.getHandshakeSession();
		if (session != null && session.getProtocol().equals(TLS_1_3)) {
			session.invalidate();
		}
	}

	private void notice() {
		if (!this.established && this.engine.getHandshakeStatus() == HandshakeStatus.NOT_HANDSHAKING
				&& !this.engine.getSession().getProtocol().equals("NONE")) {
			this.established = true;
		}
	}

	private void sendAlert() {
		try {
			while (this.engine.getHandshakeStatus() == HandshakeStatus.NEED_WRAP && speak()) {
				// The client is told what was wrong.
			}
		}
		catch (IOException ex) {
			// It has left already.
		}
	}

	/**
	 * Whether the handshake is over and content can be sent.
	 * @return {@code true} from then on
	 */
	public boolean isEstablished() {
		return this.established;
	}

	/**
	 * Seals content and sends it, a record at a time.
	 * @param plain empty afterwards
	 * @throws IOException when the client is gone
	 */
	public void send(ByteBuffer plain) throws IOException {
		ByteBuffer record = this.records.take();
		send(plain, record);
		this.records.giveBack(record);
	}

	/**
	 * Seals content and sends it.
	 * @param plain empty afterwards
	 * @param sealed room to work in, for one record at least; the more it takes the fewer
	 * calls the carrier gets
	 * @throws IOException when the client is gone
	 */
	public void send(ByteBuffer plain, ByteBuffer sealed) throws IOException {
		this.sealing.lock();
		try {
			sealed.clear();
			while (plain.hasRemaining() || this.engine.getHandshakeStatus() == HandshakeStatus.NEED_WRAP) {
				switch (this.engine.wrap(plain, sealed).getStatus()) {
					case OK -> {
					}
					case BUFFER_OVERFLOW -> {
						this.carrier.send(sealed.flip());
						sealed.clear();
					}
					default -> throw new SSLException("The connection is closed");
				}
			}
			this.carrier.send(sealed.flip());
		}
		finally {
			this.sealing.unlock();
		}
	}

	/**
	 * Gives the client one more TLS 1.3 session ticket with what is sent next: some use
	 * each of them once (RFC 8446 appendix C.4).
	 */
	void offerTicket() {
		// JSSE takes a change of what is bound to the session for a reason to send one.
		this.engine.getSession().putValue(TlsEngine.class.getName(), "ticket");
	}

	boolean isTls13() {
		return this.engine.getSession().getProtocol().equals(TLS_1_3);
	}

	/**
	 * Says that nothing more will be sent (close_notify).
	 * @throws IOException when the client is gone
	 */
	public void close() throws IOException {
		this.sealing.lock();
		try {
			this.engine.closeOutbound();
			while (!this.engine.isOutboundDone() && speak()) {
				// Until the last alert is out.
			}
		}
		finally {
			this.sealing.unlock();
		}
	}

	/** The session of this connection, once it is established. */
	SSLSession session() {
		return this.engine.getSession();
	}

}
