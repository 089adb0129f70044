package dev.wharf.network;

import java.net.InetAddress;
import java.util.List;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/**
 * A network in CIDR form (RFC 4632 section 3.1).
 *
 * @param address any address of it
 * @param prefixLength how many leading bits its addresses share
 */
public record Network(InetAddress address, int prefixLength) {

	/**
	 * Reads a property.
	 * @param property its name
	 * @param networks such as "192.0.2.0/24", "2001:db8::/32", or an address alone
	 * @return the networks
	 * @throws InvalidConfigurationPropertyValueException with the mend
	 */
	public static List<Network> parseAll(String property, List<String> networks) {
		return networks.stream().map((network) -> parse(property, network)).toList();
	}

	private static Network parse(String property, String text) {
		try {
			String[] parts = text.strip().split("/", 2);
			InetAddress address = InetAddress.ofLiteral(parts[0]);
			int bits = address.getAddress().length * Byte.SIZE;
			int prefixLength = (parts.length == 1) ? bits : Integer.parseInt(parts[1]);
			if (prefixLength >= 0 && prefixLength <= bits) {
				return new Network(address, prefixLength);
			}
		}
		catch (IllegalArgumentException ex) {
			// Falls through to the same sentence.
		}
		throw new InvalidConfigurationPropertyValueException(property, text,
				"Write networks such as 10.0.0.0/8 or 2001:db8::/32, or single addresses.");
	}

	/**
	 * Whether an address is of this network.
	 * @param candidate any address
	 * @return {@code false} for one of the other family, too
	 */
	public boolean contains(InetAddress candidate) {
		byte[] ours = this.address.getAddress();
		byte[] theirs = PeerAddress.of(candidate).address().getAddress();
		if (ours.length != theirs.length) {
			return false;
		}
		for (int bit = 0; bit < this.prefixLength; bit++) {
			int mask = 0x80 >> (bit % Byte.SIZE);
			if (((ours[bit / Byte.SIZE] ^ theirs[bit / Byte.SIZE]) & mask) != 0) {
				return false;
			}
		}
		return true;
	}

}
