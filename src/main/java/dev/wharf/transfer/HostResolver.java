package dev.wharf.transfer;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Looks up names, so that tests need no name server. */
@FunctionalInterface
interface HostResolver {

	/** The system's resolver, which may take seconds. */
	HostResolver SYSTEM = (name) -> List.of(InetAddress.getAllByName(name));

	/**
	 * Looks a name up.
	 * @param name a name or a literal
	 * @return its addresses, at least one
	 * @throws UnknownHostException when there is none
	 */
	List<InetAddress> resolve(String name) throws UnknownHostException;

}
