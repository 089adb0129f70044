package dev.wharf.connection;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

import dev.wharf.protocol.ControlLine;
import dev.wharf.protocol.LineDecoder;

import org.springframework.core.serializer.Deserializer;
import org.springframework.core.serializer.Serializer;
import org.springframework.integration.ip.tcp.serializer.SoftEndOfStreamException;

/**
 * Lines that end in CRLF, in both directions. Unlike the stock serializer it bounds a
 * line without closing the connection, takes a bare LF for an end, and knows Telnet.
 * Stateless and thread-safe.
 */
final class ControlLineSerializer implements Serializer<byte[]>, Deserializer<ControlLine> {

	private final int maxLineLength;

	ControlLineSerializer(int maxLineLength) {
		this.maxLineLength = maxLineLength;
	}

	/**
	 * A decoder of the same lines for those who must not block.
	 * @return a new decoder
	 */
	LineDecoder decoder() {
		return new LineDecoder(this.maxLineLength);
	}

	/**
	 * Writes whole lines, CRLF included, in one piece.
	 */
	@Override
	public void serialize(byte[] lines, OutputStream out) throws IOException {
		out.write(lines);
	}

	/**
	 * Reads the next line.
	 * @throws SoftEndOfStreamException when the client is gone, in whatever way: that is
	 * an ordinary end, not an error
	 */
	@Override
	public ControlLine deserialize(InputStream in) throws IOException {
		LineDecoder decoder = decoder();
		try {
			for (int octet = in.read(); octet >= 0; octet = in.read()) {
				if (decoder.accept(octet)) {
					return decoder.take();
				}
			}
		}
		catch (IOException ex) {
			throw new SoftEndOfStreamException("The control connection broke", ex);
		}
		throw new SoftEndOfStreamException("The control connection was closed");
	}

}
