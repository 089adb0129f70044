package dev.wharf.worker;

import java.util.BitSet;
import java.util.List;

import dev.wharf.property.InvalidPropertyException;
import dev.wharf.transfer.PortRange;
import dev.wharf.transfer.TransferProperties;
import org.jspecify.annotations.Nullable;

/**
 * The passive ports, dealt out to processes: a data connection has to reach the process
 * that has its control connection. There is one slice more than processes, for the one
 * that takes another's place while that one still serves. Not thread-safe.
 */
final class PassiveSlices {

	private final List<String> ports;

	private final BitSet taken = new BitSet();

	private int last = -1;

	private PassiveSlices(List<String> ports) {
		this.ports = ports;
	}

	/**
	 * Deals out the configured range.
	 * @param properties has the range
	 * @param processes how many processes there are at most
	 * @param property which property says so
	 * @throws InvalidPropertyException when there are too few ports
	 */
	static PassiveSlices of(TransferProperties properties, int processes, String property) {
		int slices = processes + 1;
		TransferProperties.Passive passive = properties.passive();
		List<String> ports = passive.slices(slices);
		if (ports.isEmpty()) {
			throw new InvalidPropertyException("wharf.transfer.passive.ports", passive.ports(),
					("has %d ports for %d processes (%s): each needs one of its own, and so does the one that takes"
							+ " another's place, which makes %d")
						.formatted(passive.count(), processes, property, slices),
					"Give the range at least %d ports, or set %s to %d or less.".formatted(slices, property,
							Math.max(passive.count() - 1, 0)));
		}
		return new PassiveSlices(ports);
	}

	/**
	 * Takes a slice that nobody has, or nothing. They take turns: one whose ports
	 * somebody else has opened must not be all that is ever tried.
	 */
	@Nullable Slice take() {
		int next = this.taken.nextClearBit(this.last + 1);
		int free = (next < this.ports.size()) ? next : this.taken.nextClearBit(0);
		if (free >= this.ports.size()) {
			return null;
		}
		this.last = free;
		this.taken.set(free);
		return new Slice(free, this.ports.get(free));
	}

	void giveBack(Slice slice) {
		this.taken.clear(slice.index());
	}

	/**
	 * Ports of one process.
	 *
	 * @param index which slice, from 0
	 * @param ports as the property has them
	 */
	record Slice(int index, String ports) {

		boolean contains(int port) {
			return PortRange.parse(this.ports).contains(port);
		}

	}

}
