package dev.wharf.network;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/**
 * The address of a client in the one form in which addresses are compared: an IPv4 client
 * stays the same client when a dual-stack socket reports it as IPv4-mapped IPv6 (RFC 4291
 * section 2.5.5.2).
 *
 * @param address the address; IPv4 where the octets are IPv4-mapped, without a scope
 */
public record PeerAddress(InetAddress address) {

	private static final int IPV6_LENGTH = 16;

	private static final byte[] MAPPED_PREFIX = { 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1 };

	/**
	 * Makes addresses comparable.
	 * @param address any
	 * @return the one form
	 */
	public static PeerAddress of(InetAddress address) {
		byte[] octets = address.getAddress();
		boolean mapped = octets.length == IPV6_LENGTH
				&& Arrays.equals(octets, 0, MAPPED_PREFIX.length, MAPPED_PREFIX, 0, MAPPED_PREFIX.length);
		return new PeerAddress(
				mapped ? ofOctets(Arrays.copyOfRange(octets, MAPPED_PREFIX.length, IPV6_LENGTH)) : address);
	}

	private static InetAddress ofOctets(byte[] octets) {
		try {
			return InetAddress.getByAddress(octets);
		}
		catch (UnknownHostException ex) {
			throw new IllegalStateException("Four octets are always an address", ex);
		}
	}

	@Override
	public String toString() {
		return this.address.getHostAddress();
	}

}
