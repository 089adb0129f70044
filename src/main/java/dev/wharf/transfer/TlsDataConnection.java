package dev.wharf.transfer;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;

import javax.net.ssl.SSLException;

import dev.wharf.tls.DataTls;
import dev.wharf.tls.TlsEngine;
import dev.wharf.tls.TlsEngine.Stop;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A data connection under TLS (PROT P, RFC 4217 section 9), which travels over one in the
 * clear.
 */
final class TlsDataConnection implements DataConnection {

	private static final Logger logger = LoggerFactory.getLogger(TlsDataConnection.class);

	private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

	private final PlainDataConnection carrier;

	private final DataTls tls;

	private final TlsEngine engine;

	private final BufferPool.Loan sealedLoan;

	/** Sealed octets that have arrived; ready to be filled further. */
	private final ByteBuffer sealed;

	/** Plain octets for which the reader had no room; ready to be read. */
	private ByteBuffer rest = NOTHING;

	private boolean ended;

	/**
	 * Takes over a connection on which nothing has been sent.
	 * @param carrier the connection; reset and closed with this one
	 * @param tls what the control connection has agreed on
	 * @param records lends room for sealed octets
	 */
	TlsDataConnection(PlainDataConnection carrier, DataTls tls, BufferPool records) {
		this.carrier = carrier;
		this.tls = tls;
		this.engine = tls.begin(carrier::write);
		this.sealedLoan = records.borrow();
		this.sealed = this.sealedLoan.buffer();
	}

	/**
	 * Waits for the client's side of the handshake.
	 * @return whether this is the control connection's client
	 * @throws NotSecuredException when there is no TLS to be had
	 */
	DataTls.Verdict handshake() throws NotSecuredException {
		long deadline = System.nanoTime() + this.tls.handshakeTimeout().toNanos();
		try {
			while (!this.engine.isEstablished()) {
				if (this.carrier.read(this.sealed, left(deadline)) < 0) {
					throw new NotSecuredException("The client left during the TLS handshake");
				}
				open(NOTHING.duplicate());
			}
			return this.tls.judge(this.engine);
		}
		catch (SSLException ex) {
			throw new NotSecuredException("The TLS handshake failed: " + ex.getMessage());
		}
		catch (SocketTimeoutException ex) {
			throw new NotSecuredException(
					"No TLS handshake within %d seconds".formatted(this.tls.handshakeTimeout().toSeconds()));
		}
		catch (NotSecuredException ex) {
			throw ex;
		}
		catch (IOException ex) {
			throw new NotSecuredException("The data connection broke during the TLS handshake");
		}
	}

	private static Duration left(long deadline) throws SocketTimeoutException {
		Duration left = Duration.ofNanos(deadline - System.nanoTime());
		if (!left.isPositive()) {
			throw new SocketTimeoutException();
		}
		return left;
	}

	private Stop open(ByteBuffer plain) throws IOException {
		Stop stop = this.engine.receive(this.sealed.flip(), plain);
		this.sealed.compact();
		this.ended |= stop == Stop.CLOSED;
		return stop;
	}

	/**
	 * {@inheritDoc}
	 *
	 * <p>
	 * The end is what the client says is the end (close_notify): whoever cuts the
	 * connection can forge the end of a TCP stream, but not this.
	 */
	@Override
	public int read(ByteBuffer into) throws IOException {
		try {
			while (true) {
				int count = take(into);
				if (count > 0) {
					return count;
				}
				if (this.ended) {
					return answerTheEnd();
				}
				if (!this.sealed.hasRemaining() || this.carrier.read(this.sealed) < 0) {
					return cutOff();
				}
			}
		}
		catch (SSLException ex) {
			throw new ConnectionLostException("TLS failed on the data connection: " + ex.getMessage());
		}
	}

	private int take(ByteBuffer into) throws IOException {
		int before = into.position();
		if (!this.rest.hasRemaining() && this.sealed.position() > 0 && open(into) == Stop.FULL
				&& into.position() == before) {
			ByteBuffer room = ByteBuffer.allocate(this.sealed.capacity());
			open(room);
			this.rest = room.flip();
		}
		if (this.rest.hasRemaining()) {
			int count = Math.min(this.rest.remaining(), into.remaining());
			into.put(this.rest.slice(this.rest.position(), count));
			this.rest.position(this.rest.position() + count);
		}
		return into.position() - before;
	}

	/** All is here, whether the client waits for our close_notify or not. */
	private int answerTheEnd() {
		try {
			this.engine.close();
		}
		catch (IOException ex) {
			logger.trace("The client of an upload has left", ex);
		}
		return -1;
	}

	private int cutOff() throws ConnectionLostException {
		if (this.tls.requiresCloseNotify()) {
			throw new ConnectionLostException(
					"The data connection ended without close_notify, so the file may be incomplete");
		}
		return -1;
	}

	@Override
	public void write(ByteBuffer octets) throws IOException {
		try {
			this.engine.send(octets, this.sealed);
		}
		catch (SSLException ex) {
			throw new ConnectionLostException("TLS failed on the data connection: " + ex.getMessage());
		}
	}

	@Override
	public void flush() {
		// Nothing is held back.
	}

	/**
	 * {@inheritDoc}
	 *
	 * <p>
	 * Then waits for the client's close_notify, but not for ever: a connection that is
	 * closed before it comes answers it with a reset, which some clients report as an
	 * error.
	 */
	@Override
	public void finish() throws IOException {
		this.engine.close();
		this.carrier.endOutput();
		long deadline = System.nanoTime() + this.tls.closeTimeout().toNanos();
		ByteBuffer unwanted = ByteBuffer.allocate(BufferPool.SMALL);
		this.sealed.clear();
		try {
			while (!this.ended && this.carrier.read(this.sealed, left(deadline)) >= 0) {
				drop(unwanted);
			}
		}
		catch (IOException ex) {
			logger.trace("The client did not end its side of a data connection", ex);
		}
	}

	private void drop(ByteBuffer unwanted) throws IOException {
		Stop stop = Stop.FULL;
		while (stop == Stop.FULL) {
			stop = open(unwanted.clear());
		}
	}

	@Override
	public void reset() {
		this.carrier.reset();
	}

	@Override
	public void close() {
		this.carrier.close();
		this.sealedLoan.close();
	}

}
