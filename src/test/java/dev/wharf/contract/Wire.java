package dev.wharf.contract;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;

import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;

import org.jspecify.annotations.Nullable;

/**
 * A client's TCP connection, in the clear or under TLS, with every way to end it that
 * clients know.
 */
final class Wire {

	private static final Duration PATIENCE = Duration.ofSeconds(60);

	private final Socket socket;

	private @Nullable SSLSocket secured;

	private InputStream input;

	private OutputStream output;

	Wire(Socket socket) {
		try {
			socket.setTcpNoDelay(true);
			socket.setSoTimeout((int) PATIENCE.toMillis());
			this.socket = socket;
			this.input = new BufferedInputStream(socket.getInputStream());
			this.output = socket.getOutputStream();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Connects from the given local address, or from any. */
	static Wire to(InetSocketAddress server, @Nullable InetAddress from) throws IOException {
		Socket socket = new Socket();
		if (from != null) {
			socket.bind(new InetSocketAddress(from, 0));
		}
		socket.connect(server, (int) PATIENCE.toMillis());
		return new Wire(socket);
	}

	/** The port that the server knows the client by. */
	int port() {
		return this.socket.getLocalPort();
	}

	/** Goes on under TLS. */
	void secure(ClientTls tls, InetSocketAddress server) throws IOException {
		if (this.input.available() > 0) {
			throw new AssertionError("the server has said more before the handshake");
		}
		SSLSocket begun = tls.handshake(this.socket, server, false);
		this.input = new BufferedInputStream(begun.getInputStream());
		this.output = begun.getOutputStream();
		this.secured = begun;
	}

	/** Begins to negotiate once more: about all in TLS 1.2, about keys in TLS 1.3. */
	void negotiateAgain() throws IOException {
		if (this.secured == null) {
			throw new IllegalStateException("in the clear");
		}
		this.secured.startHandshake();
	}

	/** Sends a record under TLS that nobody has sealed. */
	void forgeRecord() throws IOException {
		byte[] record = new byte[5 + 64];
		System.arraycopy(new byte[] { 23, 3, 3, 0, 64 }, 0, record, 0, 5);
		this.socket.getOutputStream().write(record);
	}

	/** Goes back to the clear; both sides take leave of TLS before. */
	void unsecure() throws IOException {
		sayGoodbye();
		if (this.input.read() != -1) {
			throw new AssertionError("the server has said more before it left TLS");
		}
		this.secured = null;
		this.input = new BufferedInputStream(this.socket.getInputStream());
		this.output = this.socket.getOutputStream();
	}

	boolean isSecured() {
		return this.secured != null;
	}

	/** The TLS session in use. */
	SSLSession session() {
		if (this.secured == null) {
			throw new IllegalStateException("in the clear");
		}
		return this.secured.getSession();
	}

	InputStream input() {
		return this.input;
	}

	OutputStream output() {
		return this.output;
	}

	Socket socket() {
		return this.socket;
	}

	/**
	 * Insists on the server's ending the connection, in whatever way, and returns what it
	 * has said before.
	 */
	byte[] expectEnd() {
		ByteArrayOutputStream said = new ByteArrayOutputStream();
		try {
			this.input.transferTo(said);
		}
		catch (SocketTimeoutException ex) {
			throw new AssertionError("the server does not close", ex);
		}
		catch (IOException ignored) {
			// A reset is an end too.
		}
		return said.toByteArray();
	}

	/**
	 * Says that nothing more will come (close_notify), once; without TLS there is no way
	 * to say so.
	 */
	void sayGoodbye() throws IOException {
		if (this.secured != null && !this.secured.isOutputShutdown()) {
			this.secured.shutdownOutput();
		}
	}

	/** Ends the connection in the orderly way, and reads nothing any more. */
	void close() {
		try (Socket ending = this.socket) {
			if (!ending.isClosed()) {
				sayGoodbye();
			}
		}
		catch (IOException ignored) {
			// The server has ended it already.
		}
	}

	/** Ends it as a system does whose client has died, or as an attacker would. */
	void cut() {
		try {
			this.socket.shutdownOutput();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Ends it by a reset. */
	void reset() {
		try (Socket ending = this.socket) {
			ending.setSoLinger(true, 0);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
