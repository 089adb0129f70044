package dev.wharf.transfer;

import java.net.InetAddress;
import java.util.List;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/**
 * A network in CIDR form (RFC 4632 section 3.1).
 *
 * @param address any address of it
 * @param prefixLength how many leading bits its addresses share
 */
record Network(InetAddress address, int prefixLength) {

	private static final String PROPERTY = "wharf.transfer.passive.internal-networks";

	/**
	 * Reads the property.
	 * @param networks such as "192.0.2.0/24", "2001:db8::/32", or an address alone
	 * @return the networks
	 * @throws InvalidConfigurationPropertyValueException with the mend
	 */
	static List<Network> parseAll(List<String> networks) {
		return networks.stream().map(Network::parse).toList();
	}

	private static Network parse(String text) {
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
		throw new InvalidConfigurationPropertyValueException(PROPERTY, text,
				"Write networks such as 10.0.0.0/8 or 2001:db8::/32, or single addresses.");
	}

	boolean contains(InetAddress candidate) {
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
