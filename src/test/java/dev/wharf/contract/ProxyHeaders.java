package dev.wharf.contract;

import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;

/** What proxies say before anything else, in both versions of the PROXY protocol. */
final class ProxyHeaders {

	private static final byte[] SIGNATURE = "\r\n\r\n\0\r\nQUIT\n".getBytes(StandardCharsets.US_ASCII);

	private static final int TYPE_OF_CHECKSUM = 3;

	private static final int TYPE_OF_NOTHING = 4;

	private ProxyHeaders() {
	}

	static byte[] text(String line) {
		return (line + "\r\n").getBytes(StandardCharsets.US_ASCII);
	}

	/** A line that tells of a client at port 40000 who has connected to port 21. */
	static byte[] text(String client, String reached) {
		return text("PROXY TCP4 %s %s 40000 21".formatted(client, reached));
	}

	/** The same in octets, with an extension that says nothing. */
	static byte[] octets(String client, String reached) {
		return octets(0x21, client, reached).array();
	}

	/** The proxy speaks for itself. */
	static byte[] local() {
		return octets(0x20, "192.0.2.1", "192.0.2.2").array();
	}

	/** The same as {@link #octets(String, String)} with a checksum. */
	static byte[] withChecksum(String client, String reached, boolean right) {
		ByteBuffer header = octets(0x21, client, reached);
		int length = header.capacity() + 7;
		ByteBuffer longer = ByteBuffer.allocate(length)
			.put(header.rewind())
			.put((byte) TYPE_OF_CHECKSUM)
			.putShort((short) 4)
			.putInt(0);
		longer.putShort(14, (short) (length - 16));
		CRC32C checksum = new CRC32C();
		checksum.update(longer.array());
		return longer.putInt(length - 4, (int) checksum.getValue() + (right ? 0 : 1)).array();
	}

	private static ByteBuffer octets(int command, String client, String reached) {
		byte[] from = InetAddress.ofLiteral(client).getAddress();
		byte[] to = InetAddress.ofLiteral(reached).getAddress();
		int length = 2 * from.length + 4 + 5;
		return ByteBuffer.allocate(16 + length)
			.put(SIGNATURE)
			.put((byte) command)
			.put((byte) ((from.length == 4) ? 0x11 : 0x21))
			.putShort((short) length)
			.put(from)
			.put(to)
			.putShort((short) 40000)
			.putShort((short) 21)
			.put((byte) TYPE_OF_NOTHING)
			.putShort((short) 2)
			.putShort((short) 0);
	}

}
