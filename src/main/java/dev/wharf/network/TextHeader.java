package dev.wharf.network;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** A line of text (version 1). */
final class TextHeader implements ProxyHeader {

	private static final ByteBuffer SIGNATURE = ByteBuffer.wrap("PROXY ".getBytes(StandardCharsets.US_ASCII))
		.asReadOnlyBuffer();

	private static final int LONGEST_LINE = 107;

	/** {@code PROXY TCP4 from to port port}. */
	private static final int PARTS = 6;

	@Override
	public ByteBuffer signature() {
		return SIGNATURE.duplicate();
	}

	@Override
	public Origin read(HeaderInput input, ByteBuffer begun, Origin direct) throws IOException {
		ByteBuffer line = ByteBuffer.allocate(LONGEST_LINE).put(begun);
		ByteBuffer octet = ByteBuffer.allocate(1);
		while (line.get(line.position() - 1) != '\n') {
			if (!line.hasRemaining()) {
				throw new ProxyHeaderException("its PROXY header is longer than one may be");
			}
			line.put(input.fill(octet.clear()));
		}
		return parse(StandardCharsets.US_ASCII.decode(line.flip()).toString().strip(), direct);
	}

	private Origin parse(String line, Origin direct) throws ProxyHeaderException {
		String[] parts = line.split(" ");
		if (parts.length >= 2 && parts[1].equals("UNKNOWN")) {
			return direct;
		}
		try {
			if (parts.length == PARTS && parts[1].matches("TCP[46]")) {
				return direct.through(end(parts[2], parts[4]), end(parts[3], parts[5]));
			}
		}
		catch (IllegalArgumentException ex) {
			// Falls through to the same sentence.
		}
		throw new ProxyHeaderException("its PROXY header says nothing that can be understood");
	}

	private InetSocketAddress end(String address, String port) {
		return new InetSocketAddress(InetAddress.ofLiteral(address), Integer.parseInt(port));
	}

}
