package dev.wharf.connection;

import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.concurrent.locks.ReentrantLock;

import javax.net.ssl.SSLException;

import dev.wharf.event.WharfEvent.ConnectionRefused;
import dev.wharf.event.WharfEvent.ControlSecured;
import dev.wharf.event.WharfEvent.Refusal;
import dev.wharf.network.ProxyProtocol;
import dev.wharf.tls.ControlTls;
import dev.wharf.tls.TlsEngine.Stop;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What lies between the octets of a control connection and those of its lines: nothing in
 * the clear, TLS from AUTH on or from the beginning, nothing again after CCC. It never
 * reads, so that threads and the reactor share it. One thread receives while others send.
 */
final class ControlWire extends OutputStream {

	private static final Logger logger = LoggerFactory.getLogger(ControlWire.class);

	/** The kind of record that every TLS connection begins with. */
	private static final byte HANDSHAKE = 22;

	/** The lowest kind of record (change_cipher_spec). */
	private static final byte FIRST_KIND = 20;

	/** The highest kind of record (application_data). */
	private static final byte LAST_KIND = 23;

	private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

	private final OutputStream out;

	private final ControlWires origin;

	private final ReentrantLock sending = new ReentrantLock();

	/** Said before the handshake was over. */
	private final Deque<byte[]> early = new ArrayDeque<>(1);

	private volatile InetAddress peer;

	private volatile Stage stage = Stage.CLEAR;

	private volatile @Nullable ControlTls protection;

	/** The beginning of a record whose end has not arrived. */
	private ByteBuffer incomplete = NOTHING;

	private boolean begun;

	/** The client's handshake is not over. */
	private boolean shaking;

	/** One reply is still to go out in the clear: the one to AUTH. */
	private boolean answering;

	/** One reply is still to go out under TLS: the one to CCC. */
	private boolean leaving;

	/** The last reply is out. */
	private boolean concluded;

	/** How the octets of this moment are to be understood. */
	private enum Stage {

		CLEAR, SECURE,
		/** We have left TLS, the client has yet to. */
		CLEARING

	}

	/**
	 * Makes a wire in the clear.
	 * @param out takes octets to the client
	 * @param peer the client's address
	 * @param origin what it shares with the others of its listener
	 */
	ControlWire(OutputStream out, InetAddress peer, ControlWires origin) {
		this.out = out;
		this.peer = peer;
		this.origin = origin;
	}

	/** Takes note who the client is, behind its proxy. */
	void comesFrom(InetAddress client) {
		this.peer = client;
	}

	/** Begins, when somebody is there to serve the client: from now on it is its turn. */
	void begin() {
		if (this.origin.implicit()) {
			secure();
		}
	}

	/** Tells somebody who is not served why, if it can be understood without TLS. */
	void refuse(byte[] farewell) throws IOException {
		if (!this.origin.implicit()) {
			this.out.write(farewell);
		}
	}

	private void secure() {
		this.protection = this.origin.tls().begin(this::carry);
		this.shaking = true;
		this.begun = false;
		this.stage = Stage.SECURE;
	}

	/**
	 * Takes what arrives from now on for TLS, but sends one reply more in the clear.
	 */
	void secureAfterReply() {
		this.answering = true;
		secure();
	}

	private void carry(ByteBuffer sealed) throws IOException {
		this.out.write(sealed.array(), sealed.arrayOffset() + sealed.position(), sealed.remaining());
		sealed.position(sealed.limit());
	}

	/** Whether octets are sealed now. */
	boolean isSecure() {
		return this.stage == Stage.SECURE;
	}

	/** The TLS there is, or was before CCC. */
	@Nullable ControlTls protection() {
		return this.protection;
	}

	/**
	 * Turns what has arrived into octets of lines.
	 * @param arrived octets from the socket; empty afterwards, unless they are returned
	 * @return octets of lines, perhaps none yet
	 * @throws IOException when there is nothing to understand any more; the reason has
	 * been logged
	 */
	ByteBuffer receive(ByteBuffer arrived) throws IOException {
		try {
			return switch (this.stage) {
				case CLEAR -> clear(arrived);
				case SECURE -> {
					refusePlainText(arrived);
					yield open(arrived);
				}
				case CLEARING -> isRecord(arrived) ? open(arrived) : cleared(NOTHING, join(arrived));
			};
		}
		catch (SSLException | ProtocolException ex) {
			tellOutcome(null);
			logger.info("The connection of {} is closed: {}", this.peer.getHostAddress(), ex.getMessage());
			throw ex;
		}
	}

	private ByteBuffer clear(ByteBuffer arrived) throws IOException {
		if (!this.begun && arrived.hasRemaining()) {
			this.begun = true;
			if (arrived.get(arrived.position()) == HANDSHAKE) {
				throw new SSLException("it begins TLS on the port for plain and explicit FTPS");
			}
			if (ProxyProtocol.isHeader(arrived)) {
				this.origin.events().publishEvent(new ConnectionRefused(this.peer, Refusal.PROXY_HEADER));
				throw new ProtocolException("it begins with a PROXY header, which nobody there may send");
			}
		}
		return arrived;
	}

	private void refusePlainText(ByteBuffer arrived) throws SSLException {
		if (!this.begun && arrived.hasRemaining()) {
			this.begun = true;
			if (arrived.get(arrived.position()) != HANDSHAKE) {
				throw new SSLException("it speaks plain text where TLS has to begin");
			}
		}
	}

	/**
	 * A client that leaves TLS without a word goes on in the clear right away: the first
	 * octet tells, since no command begins with it.
	 */
	private boolean isRecord(ByteBuffer arrived) {
		ByteBuffer first = this.incomplete.hasRemaining() ? this.incomplete : arrived;
		byte kind = first.hasRemaining() ? first.get(first.position()) : FIRST_KIND;
		return kind >= FIRST_KIND && kind <= LAST_KIND;
	}

	private ByteBuffer open(ByteBuffer arrived) throws IOException {
		ControlTls current = this.protection;
		if (current == null) {
			throw new IllegalStateException("no TLS");
		}
		ByteBuffer sealed = join(arrived);
		ByteBuffer plain = ByteBuffer.allocate(sealed.remaining());
		Stop stop = current.engine().receive(sealed, plain);
		plain.flip();
		if (current.engine().isEstablished()) {
			tellOutcome(current.protocol());
		}
		sendEarly(current);
		if (stop == Stop.CLOSED) {
			if (this.stage == Stage.CLEARING) {
				return cleared(plain, sealed);
			}
			endTls();
			throw new EOFException("The client has ended TLS");
		}
		this.incomplete = sealed;
		return plain;
	}

	private void tellOutcome(@Nullable String protocol) {
		ControlTls current = this.protection;
		if (this.shaking && current != null) {
			this.shaking = false;
			boolean resumed = protocol != null && current.isResumed();
			this.origin.events().publishEvent(new ControlSecured(this.peer, protocol, resumed, current.age()));
		}
	}

	private ByteBuffer join(ByteBuffer arrived) {
		ByteBuffer joined = ByteBuffer.allocate(this.incomplete.remaining() + arrived.remaining());
		joined.put(this.incomplete).put(arrived).flip();
		this.incomplete = NOTHING;
		return joined;
	}

	private ByteBuffer cleared(ByteBuffer plain, ByteBuffer behind) {
		this.stage = Stage.CLEAR;
		return ByteBuffer.allocate(plain.remaining() + behind.remaining()).put(plain).put(behind).flip();
	}

	private void sendEarly(ControlTls current) throws IOException {
		if (!current.engine().isEstablished()) {
			return;
		}
		this.sending.lock();
		try {
			while (!this.early.isEmpty()) {
				current.engine().send(ByteBuffer.wrap(this.early.remove()));
			}
		}
		finally {
			this.sending.unlock();
		}
	}

	@Override
	public void write(int octet) throws IOException {
		write(new byte[] { (byte) octet });
	}

	/** Sends octets of lines, once TLS is there if it is on its way. */
	@Override
	public void write(byte[] octets, int offset, int length) throws IOException {
		this.sending.lock();
		try {
			if (this.concluded) {
				return;
			}
			ControlTls current = this.protection;
			if (current == null || this.answering || (this.stage != Stage.SECURE && !this.leaving)) {
				this.answering = false;
				this.out.write(octets, offset, length);
			}
			else if (!current.engine().isEstablished()) {
				this.early.add(Arrays.copyOfRange(octets, offset, offset + length));
			}
			else {
				sendEarly(current);
				current.engine().send(ByteBuffer.wrap(octets, offset, length));
			}
		}
		finally {
			this.sending.unlock();
		}
	}

	/**
	 * Lets the client leave TLS from now on, but sends one reply more under it; a client
	 * may answer the reply before {@link #clear()} gets its turn.
	 */
	void clearAfterReply() {
		this.sending.lock();
		try {
			this.leaving = true;
			this.stage = Stage.CLEARING;
		}
		finally {
			this.sending.unlock();
		}
	}

	/** Ends TLS on our side; the client follows (CCC, RFC 4217 section 12.3). */
	void clear() throws IOException {
		this.sending.lock();
		try {
			this.leaving = false;
			ControlTls current = this.protection;
			if (current != null) {
				current.engine().close();
			}
		}
		finally {
			this.sending.unlock();
		}
	}

	/**
	 * Lets nothing follow what is sent now: a reply of another thread that comes too late
	 * would contradict it.
	 * @param farewell sends the last reply
	 */
	void conclude(Runnable farewell) {
		this.sending.lock();
		try {
			farewell.run();
			this.concluded = true;
		}
		finally {
			this.sending.unlock();
		}
	}

	/** Ends TLS, if there is any, before the connection is closed. */
	void endTls() throws IOException {
		ControlTls current = this.protection;
		if (isSecure() && current != null && current.engine().isEstablished()) {
			current.engine().close();
		}
	}

}
