package dev.wharf.network;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;

import org.jspecify.annotations.Nullable;

/** Octets (version 2). */
final class BinaryHeader implements ProxyHeader {

	private static final ByteBuffer SIGNATURE = ByteBuffer
		.wrap("\r\n\r\n\0\r\nQUIT\n".getBytes(StandardCharsets.US_ASCII))
		.asReadOnlyBuffer();

	/** Version and command, family, length. */
	private static final int FIXED = 4;

	private static final int LOCAL = 0x20;

	private static final int PROXY = 0x21;

	private static final int TCP_OVER_IPV4 = 0x11;

	private static final int TCP_OVER_IPV6 = 0x21;

	private static final int IPV6_LENGTH = 16;

	private static final int EXTENSION = 3;

	private static final byte CHECKSUM = 3;

	@Override
	public ByteBuffer signature() {
		return SIGNATURE.duplicate();
	}

	/**
	 * Writes a header without extensions.
	 * @param into has room for it
	 * @return the buffer
	 */
	ByteBuffer encode(ByteBuffer into, Origin origin) {
		InetAddress from = PeerAddress.of(origin.client().getAddress()).address();
		InetAddress to = PeerAddress.of(origin.reached().getAddress()).address();
		boolean ipv4 = from instanceof Inet4Address && to instanceof Inet4Address;
		byte[] client = ipv4 ? from.getAddress() : ipv6(from);
		byte[] reached = ipv4 ? to.getAddress() : ipv6(to);
		return into.put(signature())
			.put((byte) PROXY)
			.put((byte) (ipv4 ? TCP_OVER_IPV4 : TCP_OVER_IPV6))
			.putShort((short) (client.length + reached.length + 2 * Short.BYTES))
			.put(client)
			.put(reached)
			.putShort((short) origin.client().getPort())
			.putShort((short) origin.reached().getPort());
	}

	/** IPv4 is written as IPv4-mapped (RFC 4291 section 2.5.5.2). */
	private static byte[] ipv6(InetAddress address) {
		byte[] octets = address.getAddress();
		return (octets.length == IPV6_LENGTH) ? octets
				: ByteBuffer.allocate(IPV6_LENGTH).putShort(10, (short) -1).put(12, octets).array();
	}

	@Override
	public Origin read(HeaderInput input, ByteBuffer begun, Origin direct) throws IOException {
		ByteBuffer fixed = input.fill(ByteBuffer.allocate(FIXED));
		int command = Byte.toUnsignedInt(fixed.get());
		int family = Byte.toUnsignedInt(fixed.get());
		ByteBuffer rest = input.fill(ByteBuffer.allocate(Short.toUnsignedInt(fixed.getShort())));
		int addressLength = switch (family) {
			case TCP_OVER_IPV4 -> 4;
			case TCP_OVER_IPV6 -> 16;
			default -> 0;
		};
		int addresses = (addressLength > 0) ? 2 * (addressLength + Short.BYTES) : 0;
		if (rest.remaining() < addresses) {
			throw new ProxyHeaderException("its PROXY header is too short for its addresses");
		}
		if (addresses > 0) {
			verify(begun, fixed.rewind(), rest.duplicate(), addresses);
		}
		return switch (command) {
			case LOCAL -> direct;
			case PROXY -> (addresses > 0) ? parse(rest, addressLength, direct) : direct;
			default -> throw new ProxyHeaderException("its PROXY header is of an unknown version or command");
		};
	}

	private Origin parse(ByteBuffer rest, int addressLength, Origin direct) throws IOException {
		byte[] from = new byte[addressLength];
		byte[] to = new byte[addressLength];
		rest.get(from).get(to);
		int fromPort = Short.toUnsignedInt(rest.getShort());
		int toPort = Short.toUnsignedInt(rest.getShort());
		return direct.through(new InetSocketAddress(InetAddress.getByAddress(from), fromPort),
				new InetSocketAddress(InetAddress.getByAddress(to), toPort));
	}

	/** A checksum is optional, but to be believed. */
	private void verify(ByteBuffer signature, ByteBuffer fixed, ByteBuffer rest, int addresses)
			throws ProxyHeaderException {
		ByteBuffer told = checksum(rest.duplicate().position(addresses));
		if (told == null) {
			return;
		}
		int expected = told.getInt(told.position());
		told.putInt(told.position(), 0);
		CRC32C actual = new CRC32C();
		actual.update(signature.duplicate());
		actual.update(fixed.duplicate());
		actual.update(rest.duplicate());
		if ((int) actual.getValue() != expected) {
			throw new ProxyHeaderException("the checksum of its PROXY header is wrong");
		}
	}

	private @Nullable ByteBuffer checksum(ByteBuffer extensions) throws ProxyHeaderException {
		while (extensions.remaining() >= EXTENSION) {
			byte type = extensions.get();
			int length = Short.toUnsignedInt(extensions.getShort());
			if (length > extensions.remaining()) {
				throw new ProxyHeaderException("an extension in its PROXY header is too long");
			}
			if (type == CHECKSUM && length == Integer.BYTES) {
				return extensions;
			}
			extensions.position(extensions.position() + length);
		}
		return null;
	}

}
