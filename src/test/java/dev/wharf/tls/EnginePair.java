package dev.wharf.tls;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;

import dev.wharf.tls.TlsEngine.Stop;

/** A JSSE client and the server's engine, connected by two buffers. */
final class EnginePair {

	private static final int ROOM = 128 * 1024;

	private final SSLEngine client;

	private final ByteBuffer toServer = ByteBuffer.allocate(ROOM);

	private final ByteBuffer toClient = ByteBuffer.allocate(ROOM);

	private final ByteBuffer heardByServer = ByteBuffer.allocate(ROOM);

	private final ByteBuffer heardByClient = ByteBuffer.allocate(ROOM);

	/** All clients of one context take themselves for clients of one server. */
	EnginePair(SSLContext context, String... protocols) {
		this.client = context.createSSLEngine("server.test", 21);
		this.client.setUseClientMode(true);
		if (protocols.length > 0) {
			this.client.setEnabledProtocols(protocols);
		}
	}

	/** Takes what the server sends. */
	void carry(ByteBuffer sealed) {
		this.toClient.put(sealed);
	}

	SSLEngine client() {
		return this.client;
	}

	/** Goes on until neither end has anything to say. */
	Stop talk(TlsEngine server) throws IOException {
		Stop stop = Stop.EMPTY;
		for (int turn = 0; turn < 20; turn++) {
			clientTurn();
			this.toServer.flip();
			stop = server.receive(this.toServer, this.heardByServer);
			this.toServer.compact();
		}
		return stop;
	}

	private void clientTurn() throws SSLException {
		if (this.client.getHandshakeStatus() == HandshakeStatus.NOT_HANDSHAKING
				&& this.client.getSession().getProtocol().equals("NONE")) {
			this.client.beginHandshake();
		}
		this.toClient.flip();
		for (int step = 0; step < 20; step++) {
			switch (this.client.getHandshakeStatus()) {
				case NEED_TASK -> this.client.getDelegatedTask().run();
				case NEED_WRAP -> this.client.wrap(ByteBuffer.allocate(0), this.toServer);
				default -> this.client.unwrap(this.toClient, this.heardByClient);
			}
		}
		this.toClient.compact();
	}

	void clientSays(String text) throws SSLException {
		this.client.wrap(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)), this.toServer);
	}

	void clientCloses() throws SSLException {
		this.client.closeOutbound();
		this.client.wrap(ByteBuffer.allocate(0), this.toServer);
	}

	/** Something that is no TLS. */
	void noise(String text) {
		this.toServer.put(text.getBytes(StandardCharsets.US_ASCII));
	}

	String heardByServer() {
		return take(this.heardByServer);
	}

	String heardByClient() {
		return take(this.heardByClient);
	}

	/** How many octets lie unread at the client. */
	int unreadByClient() {
		return this.toClient.position();
	}

	private static String take(ByteBuffer heard) {
		String text = StandardCharsets.US_ASCII.decode(heard.flip()).toString();
		heard.clear();
		return text;
	}

}
