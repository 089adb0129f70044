package dev.wharf.contract;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

import org.jspecify.annotations.Nullable;

/**
 * A client's side of TLS: which versions it speaks, who it says it is, and the sessions
 * it remembers. What was agreed on with one of these can be resumed with the same only.
 */
final class ClientTls {

	/** The versions in use. */
	static final String TLS_1_2 = "TLSv1.2";

	static final String TLS_1_3 = "TLSv1.3";

	private final SSLContext context;

	private final boolean octetByOctet;

	private final String[] protocols;

	private ClientTls(@Nullable Identity identity, boolean octetByOctet, String... protocols) {
		this.context = TestCertificates.clientContext(identity);
		this.octetByOctet = octetByOctet;
		this.protocols = protocols;
	}

	/** A client that remembers nothing yet and shows no certificate. */
	static ClientTls speaking(String... protocols) {
		return new ClientTls(null, false, protocols);
	}

	/** A client that remembers nothing yet and shows a certificate when it is asked. */
	static ClientTls showing(Identity identity, String... protocols) {
		return new ClientTls(identity, false, protocols);
	}

	/** A client whose octets arrive one at a time. */
	static ClientTls dribbling(String... protocols) {
		return new ClientTls(null, true, protocols);
	}

	/**
	 * Secures a connection.
	 * @param server what the session belongs to: for data connections too it is the
	 * address of the control connection, so that they resume its session
	 * @param closeBoth whether the end of TLS is the end of the connection
	 */
	SSLSocket handshake(Socket socket, InetSocketAddress server, boolean closeBoth) throws IOException {
		SSLSocket secured = (SSLSocket) this.context.getSocketFactory()
			.createSocket(new PortAlias(socket, server.getPort(), this.octetByOctet), server.getHostString(),
					server.getPort(), closeBoth);
		SSLParameters parameters = secured.getSSLParameters();
		parameters.setProtocols(this.protocols);
		parameters.setEndpointIdentificationAlgorithm("HTTPS");
		secured.setSSLParameters(parameters);
		secured.startHandshake();
		return secured;
	}

	/** The first octets of a handshake, for those who do not go on with it. */
	byte[] hello() throws IOException {
		SSLEngine engine = this.context.createSSLEngine();
		engine.setUseClientMode(true);
		ByteBuffer hello = ByteBuffer.allocate(engine.getSession().getPacketBufferSize());
		engine.wrap(ByteBuffer.allocate(0), hello);
		byte[] octets = new byte[hello.flip().remaining()];
		hello.get(octets);
		return octets;
	}

	/** For client libraries, which do all of this themselves. */
	SSLContext context() {
		return this.context;
	}

	String[] protocols() {
		return this.protocols.clone();
	}

}
