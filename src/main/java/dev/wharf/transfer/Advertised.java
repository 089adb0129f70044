package dev.wharf.transfer;

import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;

import dev.wharf.network.Network;
import dev.wharf.property.InvalidPropertyException;
import dev.wharf.protocol.HostPort;
import dev.wharf.transfer.TransferProperties.AddressFor;
import dev.wharf.transfer.TransferProperties.Passive;

/**
 * What clients are told of where to open their data connections: behind a NAT or a load
 * balancer that is neither the address nor always the port that the server sees.
 * Thread-safe.
 */
final class Advertised {

	private static final String PREFIX = "wharf.transfer.passive.";

	private final ExternalAddress usual;

	private final List<ForNetworks> special;

	private final List<Network> internalNetworks;

	private final int offset;

	Advertised(Passive passive, HostResolver resolver) {
		this.usual = new ExternalAddress(ExternalAddress.PROPERTY, passive.externalAddress(), resolver);
		this.special = passive.externalAddresses().stream().map((address) -> special(address, resolver)).toList();
		this.internalNetworks = Network.parseAll(PREFIX + "internal-networks", passive.internalNetworks());
		this.offset = passive.advertisedOffset();
		checkOffset(passive);
	}

	/** An address for clients of certain networks. */
	private record ForNetworks(List<Network> networks, ExternalAddress address) {
	}

	private static ForNetworks special(AddressFor address, HostResolver resolver) {
		String property = PREFIX + "external-addresses";
		return new ForNetworks(Network.parseAll(property, address.networks()),
				new ExternalAddress(property, address.address(), resolver));
	}

	private void checkOffset(Passive passive) {
		for (int port : passive.range().ports()) {
			int told = port + this.offset;
			if (port != 0 && (told < 1 || told > PortRange.HIGHEST_PORT)) {
				throw new InvalidPropertyException(PREFIX + "advertised-offset", Integer.toString(this.offset),
						"makes %d of port %d, which there is not".formatted(told, port),
						"Choose it so that all of %s stay between 1 and 65535.".formatted(passive.own()));
			}
		}
	}

	/**
	 * Where a client finds a port. Never waits.
	 * @param client the client's address
	 * @param local our address on its control connection
	 * @param port ours
	 */
	HostPort of(InetAddress client, InetAddress local, int port) {
		if (isAmong(this.internalNetworks, client)) {
			return new HostPort(ExternalAddress.plain(local), port);
		}
		ExternalAddress address = this.special.stream()
			.filter((one) -> isAmong(one.networks(), client))
			.findFirst()
			.map(ForNetworks::address)
			.orElse(this.usual);
		return new HostPort(address.instead(local), port + this.offset);
	}

	private static boolean isAmong(List<Network> networks, InetAddress client) {
		return networks.stream().anyMatch((network) -> network.contains(client));
	}

	/** Looks all names up. */
	void resolve() {
		addresses().forEach(ExternalAddress::resolve);
	}

	/** Looks those up whose last look-up is long ago, without waiting for them. */
	void refreshWhenDue() {
		addresses().forEach(ExternalAddress::refreshWhenDue);
	}

	private Stream<ExternalAddress> addresses() {
		return Stream.concat(Stream.of(this.usual), this.special.stream().map(ForNetworks::address));
	}

}
