package dev.wharf.command;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;

import dev.wharf.session.Session;

/**
 * Carries the lines of a {@link Report} to the client in pieces of whole lines, with the
 * octet 0xFF doubled as Telnet wants it (RFC 854).
 */
final class ReportStream extends OutputStream {

	private static final int PIECE = 8192;

	private static final int IAC = 0xFF;

	private final Session session;

	private final ByteArrayOutputStream piece = new ByteArrayOutputStream(PIECE);

	ReportStream(Session session) {
		this.session = session;
	}

	@Override
	public void write(int octet) {
		this.piece.write(octet);
		if ((octet & 0xFF) == IAC) {
			this.piece.write(IAC);
		}
		if (octet == '\n' && this.piece.size() >= PIECE) {
			send();
		}
	}

	@Override
	public void close() {
		if (this.piece.size() > 0) {
			send();
		}
	}

	private void send() {
		this.session.sendPart(this.piece.toByteArray());
		this.piece.reset();
	}

}
